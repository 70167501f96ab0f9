// What the other scripts share: words, elements, requests. Plain scripts, so that browsers of 2017 run them.
(function () {
  "use strict";
  var config = JSON.parse(document.getElementById("config").textContent);
  var LN = (window.LN = { config: config, me: "", handlers: {} });

  // The door this page is (…/chat/): cookies, requests and kept lines belong to it alone.
  LN.door = location.pathname.replace(/[^/]*$/, "");

  LN.say = function (name, values) {
    return config.words[name].replace(/\{(\w+)\}/g, function (hole, key) {
      return values && key in values ? String(values[key]) : hole;
    });
  };

  LN.get = function (id) {
    return document.getElementById(id);
  };

  // An element with a class and a text; never markup.
  LN.make = function (tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  LN.icon = function (ofButton) {
    return LN.get(ofButton).querySelector("svg").cloneNode(true);
  };

  LN.empty = function (element) {
    while (element.firstChild) element.removeChild(element.firstChild);
  };

  // A small bus between the scripts: LN.on("line", f), LN.tell("line", value).
  LN.on = function (name, handler) {
    (LN.handlers[name] = LN.handlers[name] || []).push(handler);
  };
  LN.tell = function (name, value) {
    (LN.handlers[name] || []).forEach(function (handler) {
      handler(value);
    });
  };

  LN.newId = function () {
    var bytes = new Uint8Array(12);
    crypto.getRandomValues(bytes);
    return Array.prototype.map
      .call(bytes, function (byte) {
        return ("0" + byte.toString(16)).slice(-2);
      })
      .join("");
  };

  // One request. Resolves to the answer's JSON; rejects with {status, message, retry}, status 0 for no network.
  LN.request = function (method, path, body, options) {
    options = options || {};
    return new Promise(function (resolve, reject) {
      var request = new XMLHttpRequest();
      request.open(method, LN.door + path);
      request.timeout = options.timeout || 30000;
      request.setRequestHeader("X-Langnghe", "1");
      if (body && !(body instanceof FormData)) {
        request.setRequestHeader("Content-Type", "application/json");
        body = JSON.stringify(body);
      }
      if (options.progress) {
        request.upload.onprogress = function (event) {
          if (event.lengthComputable) options.progress(event.loaded / event.total);
        };
      }
      request.onload = function () {
        var answer = null;
        try {
          answer = JSON.parse(request.responseText);
        } catch (error) {
          // A proxy's own page: its status says enough.
        }
        if (request.status >= 200 && request.status < 300 && answer) {
          resolve(answer);
        } else {
          reject({
            status: request.status,
            message: (answer && answer.message) || LN.say("try-later"),
            retry: (answer && answer.retry) || 0
          });
        }
      };
      request.onerror = request.ontimeout = request.onabort = function () {
        reject({ status: 0, message: LN.say("no-network"), retry: 0 });
      };
      request.send(body || null);
    });
  };

  // The line above the conversation that tells how the connection is; "" takes it away.
  LN.banner = function (text, grave) {
    var banner = LN.get("banner");
    if (banner.textContent !== text) banner.textContent = text;
    banner.hidden = !text;
    banner.classList.toggle("banner-grave", !!grave);
    LN.lines.settle();
  };

  // The line above the writing field: what just went wrong or is going on there.
  LN.hint = function (text) {
    var hint = LN.get("hint");
    hint.textContent = text || "";
    hint.hidden = !text;
  };

  // The session is over: nothing more can be sent or read here.
  LN.gone = function () {
    if (LN.over) return;
    LN.over = true;
    LN.tell("over");
    LN.get("composer").hidden = true;
    document.body.classList.add("chat-over");
    LN.banner(LN.say("gone"), true);
    var again = LN.make("a", "button", LN.say("open-anew"));
    again.href = config.private ? LN.door : config.base + "/";
    LN.get("banner").appendChild(again);
  };
})();
