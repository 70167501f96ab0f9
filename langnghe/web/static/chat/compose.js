// Writing, attaching, sharing a place: everything that is about to be said.
(function () {
  "use strict";
  var LN = window.LN;
  var write = LN.get("write");
  var ready = []; // files chosen and not sent: {blob, kind, name, mime}
  var list = LN.get("ready");
  var coarse = window.matchMedia && matchMedia("(pointer: coarse)").matches;

  function draftName() {
    return "ln:" + LN.door + ":" + LN.me + "-draft";
  }

  // Words ------------------------------------------------------------------------------------------------

  function grow() {
    write.style.height = "auto";
    write.style.height = Math.min(write.scrollHeight + 2, 160) + "px";
    LN.lines.settle();
    var something = write.value.trim() || ready.length;
    LN.get("send").hidden = !something;
    LN.get("record").hidden = !!something;
    try {
      if (write.value) sessionStorage.setItem(draftName(), write.value);
      else sessionStorage.removeItem(draftName());
    } catch (error) {
      // A draft is a kindness, not a promise.
    }
  }

  LN.on("open", function () {
    try {
      write.value = sessionStorage.getItem(draftName()) || "";
    } catch (error) {
      write.value = "";
    }
    grow();
  });

  write.addEventListener("input", function () {
    LN.hint("");
    grow();
  });
  write.addEventListener("keydown", function (event) {
    // On a keyboard Enter sends; on a phone it is a new line, and the button sends. Not while a word is composed.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229 || coarse) return;
    event.preventDefault();
    send();
  });
  LN.get("composer").addEventListener("submit", function (event) {
    event.preventDefault();
    send();
  });

  function send() {
    var text = write.value.trim();
    if (!text && !ready.length) return;
    if (text.length > LN.config.longest) {
      LN.hint(LN.say("text-too-long", { limit: LN.config.longest }));
      return;
    }
    var chosen = ready;
    ready = [];
    showReady();
    write.value = "";
    grow();
    tray(false);
    LN.hint("");
    if (!chosen.length) {
      LN.queue.add("messages", { text: text }, { text: [{ t: text, m: [] }] });
    }
    chosen.forEach(function (file, index) {
      var words = index === 0 ? text : "";
      LN.queue.add(
        "files",
        { text: words },
        { text: words ? [{ t: words, m: [] }] : [] },
        file.blob,
        { kind: file.kind, name: file.name, mime: file.mime, size: file.blob.size }
      );
    });
    write.focus();
  }

  // A choice ---------------------------------------------------------------------------------------------

  LN.on("pressed", function (pressed) {
    LN.menus.sent(pressed.line, true);
    LN.queue.add(
      "messages",
      { choice: pressed.choice.token, message: pressed.line },
      { choice: pressed.choice.label, answers: pressed.line }
    );
  });

  // Files ------------------------------------------------------------------------------------------------

  function kindOf(mime) {
    if (/^image\//.test(mime)) return "photo";
    if (/^audio\//.test(mime)) return "voice";
    return /^video\//.test(mime) ? "video" : "file";
  }

  function readyWords(file) {
    if (file.kind === "photo") return LN.say("photo-ready");
    if (file.kind === "voice") return LN.say("record-ready");
    return LN.say("file-waiting", { name: file.name, size: LN.files.size(file.blob.size) });
  }

  function showReady() {
    LN.empty(list);
    list.hidden = !ready.length;
    ready.forEach(function (file) {
      var item = LN.make("li", "ready-" + file.kind);
      if (file.kind === "photo" || file.kind === "voice") {
        file.address = file.address || URL.createObjectURL(file.blob);
        var view = LN.make(file.kind === "photo" ? "img" : "audio");
        view.src = file.address;
        if (file.kind === "photo") view.alt = readyWords(file);
        else view.controls = true;
        item.appendChild(view);
      }
      if (file.kind !== "photo") item.appendChild(LN.make("span", "", readyWords(file)));
      var away = LN.make("button", "round ready-away", "×");
      away.type = "button";
      away.setAttribute("aria-label", LN.say("remove", { name: file.name }));
      away.addEventListener("click", function () {
        ready.splice(ready.indexOf(file), 1);
        showReady();
        grow();
        write.focus();
      });
      item.appendChild(away);
      list.appendChild(item);
    });
    LN.lines.settle();
  }

  LN.on("ready", function (file) {
    if (file.blob.size > LN.config.most) {
      LN.hint(LN.say("file-too-large", { name: file.name, limit: Math.floor(LN.config.most / 1048576) }));
      return;
    }
    ready.push(file);
    showReady();
    grow();
    tray(false);
    LN.get("send").focus();
  });

  function take(event) {
    var chosen = Array.prototype.slice.call(event.target.files);
    event.target.value = "";
    LN.hint("");
    chosen.reduce(function (before, file) {
      return before
        .then(function () {
          return LN.files.shrink(file);
        })
        .then(function (blob) {
          var mime = blob.type || "application/octet-stream";
          LN.tell("ready", { blob: blob, kind: kindOf(mime), name: blob.name || file.name, mime: mime });
        });
    }, Promise.resolve());
  }

  [
    ["pick-camera", "file-camera"],
    ["pick-gallery", "file-gallery"],
    ["pick-file", "file-any"]
  ].forEach(function (pair) {
    LN.get(pair[0]).addEventListener("click", function () {
      LN.get(pair[1]).click();
    });
    LN.get(pair[1]).addEventListener("change", take);
  });
  LN.get("file-audio").addEventListener("change", take);
  write.addEventListener("paste", function (event) {
    var pasted = event.clipboardData && event.clipboardData.files;
    if (!pasted || !pasted.length) return;
    event.preventDefault();
    take({ target: { files: pasted } });
  });

  // The tray ---------------------------------------------------------------------------------------------

  function tray(open) {
    LN.get("tray").hidden = !open;
    LN.lines.settle();
    LN.get("attach").setAttribute("aria-expanded", String(open));
  }
  LN.get("attach").addEventListener("click", function () {
    var open = LN.get("tray").hidden;
    tray(open);
    if (open) LN.get("pick-camera").focus();
  });
  LN.get("tray").addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    tray(false);
    LN.get("attach").focus();
  });
  LN.get("pick-voice").addEventListener("click", function () {
    tray(false);
    LN.record();
  });
  LN.get("pick-contact").addEventListener("click", function () {
    tray(false);
    LN.sheets.open("sheet-contact");
  });
  LN.get("pick-place").addEventListener("click", function () {
    tray(false);
    LN.tell("place");
  });

  // A place ----------------------------------------------------------------------------------------------

  LN.on("place", function () {
    if (!navigator.geolocation || window.isSecureContext === false) {
      LN.hint(LN.say("location-unsafe"));
      return;
    }
    LN.hint(LN.say("location-looking"));
    navigator.geolocation.getCurrentPosition(
      function (found) {
        LN.hint("");
        var point = [found.coords.latitude, found.coords.longitude];
        LN.queue.add("messages", { lat: point[0], lon: point[1] }, { point: point });
      },
      function (no) {
        LN.hint(LN.say(no.code === 1 ? "location-denied" : "location-none"));
        write.focus();
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 }
    );
  });
})();
