// The sheets over the conversation: the menu, codes for other devices, leaving, a telephone number.
(function () {
  "use strict";
  var LN = window.LN;
  var shown = null;
  var before = null; // what had the focus
  var sheets = (LN.sheets = {});

  function all(inside, selector) {
    return Array.prototype.slice.call(inside.querySelectorAll(selector));
  }

  function behind(hidden) {
    ["bar", "talk", "composer"].forEach(function (id) {
      if (hidden) LN.get(id).setAttribute("aria-hidden", "true");
      else LN.get(id).removeAttribute("aria-hidden");
    });
  }

  sheets.open = function (id) {
    var from = shown ? before : document.activeElement;
    if (shown) shown.hidden = true;
    shown = LN.get(id);
    before = from;
    shown.hidden = false;
    sheets.say("");
    behind(true);
    LN.get(id + "-title").focus();
    LN.tell("sheet", id);
  };

  sheets.close = function () {
    if (!shown) return;
    shown.hidden = true;
    shown = null;
    behind(false);
    if (before && before.focus) before.focus();
  };

  sheets.say = function (text) {
    if (shown) shown.querySelector(".over-say").textContent = text;
  };

  document.addEventListener("keydown", function (event) {
    if (!shown) return;
    if (event.key === "Escape") {
      sheets.close();
    } else if (event.key === "Tab") {
      var stops = all(shown, "button, a[href], input").filter(function (stop) {
        return stop.offsetParent !== null;
      });
      var first = stops[0];
      var last = stops[stops.length - 1];
      var inside = shown.contains(document.activeElement);
      if (event.shiftKey && (!inside || document.activeElement === first || document.activeElement.tabIndex < 0)) {
        event.preventDefault();
        last.focus();
      } else if (!event.shiftKey && (!inside || document.activeElement === last)) {
        event.preventDefault();
        first.focus();
      }
    }
  });

  all(document, ".over").forEach(function (over) {
    over.addEventListener("click", function (event) {
      if (event.target === over) sheets.close();
    });
  });
  all(document, ".over-close").forEach(function (button) {
    button.addEventListener("click", sheets.close);
  });
  all(document, "[data-opens]").forEach(function (button) {
    button.addEventListener("click", function () {
      sheets.open(button.getAttribute("data-opens"));
    });
  });
  LN.get("menu-open").addEventListener("click", function () {
    sheets.open("sheet-menu");
  });

  // Ask the server for something a sheet wants; while it is under way the button takes no second press.
  function act(button, path, body) {
    button.disabled = true;
    sheets.say("");
    return LN.request("POST", path, body || {}).then(
      function (answer) {
        button.disabled = false;
        return answer;
      },
      function (no) {
        button.disabled = false;
        sheets.say(no.message);
        if (no.status === 401) LN.gone();
        return null;
      }
    );
  }

  // A code for another device ------------------------------------------------------------------------------

  var code = LN.get("code-shown");
  var copy = LN.get("code-copy");
  LN.on("sheet", function (id) {
    if (id !== "sheet-code") return;
    code.textContent = "";
    copy.hidden = true;
    LN.get("code-make").hidden = false;
  });
  LN.get("code-make").addEventListener("click", function () {
    act(LN.get("code-make"), "resume-code").then(function (answer) {
      if (!answer) return;
      code.textContent = answer.code;
      sheets.say(LN.say("code-life", { number: answer.minutes }));
      LN.get("code-make").hidden = true;
      copy.hidden = !navigator.clipboard;
      copy.textContent = LN.say("code-copy");
      if (!copy.hidden) copy.focus();
    });
  });
  copy.addEventListener("click", function () {
    navigator.clipboard.writeText(code.textContent).then(function () {
      sheets.say(LN.say("code-copied"));
    });
  });

  LN.get("code-form").addEventListener("submit", function (event) {
    event.preventDefault();
    var typed = LN.get("code-typed");
    if (typed.value.replace(/[^A-Za-z0-9]/g, "").length !== 8) {
      sheets.say(LN.say("code-ask"));
      typed.focus();
      return;
    }
    // The conversation that is left ends with the answer: its stream must not say so first.
    LN.live.stop();
    act(event.target.querySelector("button"), "resume", { code: typed.value }).then(function (answer) {
      if (!answer) {
        LN.live.start();
        return;
      }
      typed.value = "";
      sheets.close();
      LN.tell("another", answer);
    });
  });

  // Devices ------------------------------------------------------------------------------------------------

  function listDevices() {
    LN.request("GET", "devices").then(
      function (answer) {
        LN.empty(LN.get("devices"));
        answer.devices.forEach(function (device) {
          var words = LN.say(device.here ? "device-here" : "device-other", { time: device.since, name: device.seen });
          LN.get("devices").appendChild(LN.make("li", "", words));
        });
        LN.get("devices-end").hidden = answer.devices.length < 2;
        if (answer.devices.length < 2) LN.get("devices").appendChild(LN.make("li", "", LN.say("devices-none")));
      },
      function (no) {
        sheets.say(no.message);
      }
    );
  }
  LN.on("sheet", function (id) {
    if (id === "sheet-devices") listDevices();
  });
  LN.get("devices-end").addEventListener("click", function () {
    act(LN.get("devices-end"), "devices/end").then(function (answer) {
      if (!answer) return;
      listDevices();
      sheets.say(LN.say("devices-ended", { number: answer.ended }));
    });
  });

  LN.get("leave").addEventListener("click", function () {
    act(LN.get("leave"), "logout").then(function (answer) {
      if (!answer) return;
      LN.queue.forgetAll();
      location.replace(LN.config.base + "/");
    });
  });

  // A telephone number -------------------------------------------------------------------------------------

  LN.get("contact-form").addEventListener("submit", function (event) {
    event.preventDefault();
    var phone = LN.get("contact-phone").value.trim();
    var name = LN.get("contact-name").value.trim();
    if (!/^\+?\d[\d .()-]{5,19}$/.test(phone)) {
      sheets.say(LN.say("contact-bad-phone"));
      LN.get("contact-phone").focus();
      return;
    }
    sheets.close();
    LN.queue.add("messages", { phone: phone, name: name }, { contact: name ? name + " · " + phone : phone });
  });
})();
