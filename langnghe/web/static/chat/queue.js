// What the person said and the office does not have yet. Kept in this browser until it is there: words in
// localStorage, files in IndexedDB. Sent one after the other, and again after a lost network; the id of each makes
// the second time have no effect.
(function () {
  "use strict";
  var LN = window.LN;
  var waiting = []; // items in order: {id, path, body, show, file, state, note}
  var blobs = {}; // id -> Blob, as long as the page lives
  var box = LN.get("waiting-lines");
  var busy = false;
  var timer = null;
  var failures = 0;
  var queue = (LN.queue = {});

  // Keeping -----------------------------------------------------------------------------------------------

  function name(id) {
    return "ln:" + LN.door + ":" + LN.me + ":" + id;
  }

  function keep(item) {
    try {
      localStorage.setItem(
        name(item.id),
        JSON.stringify({ id: item.id, at: item.at, path: item.path, body: item.body, show: item.show, file: item.file })
      );
    } catch (error) {
      // No store (private browsing, or full): it is still sent as long as the page lives.
    }
  }

  function forget(item) {
    try {
      localStorage.removeItem(name(item.id));
    } catch (error) {
      // Nothing was kept then.
    }
    if (item.file) store("readwrite", function (shelf) { return shelf.delete(item.id); });
  }

  // Run one request on the shelf of files; resolves to its result, or to null where there is no shelf.
  function store(mode, ask) {
    return new Promise(function (resolve) {
      var opening;
      try {
        opening = indexedDB.open("langnghe", 1);
      } catch (error) {
        return resolve(null);
      }
      opening.onupgradeneeded = function () {
        opening.result.createObjectStore("files");
      };
      opening.onerror = function () {
        resolve(null);
      };
      opening.onsuccess = function () {
        var request = ask(opening.result.transaction("files", mode).objectStore("files"));
        request.onsuccess = function () {
          resolve(request.result || null);
          opening.result.close();
        };
        request.onerror = function () {
          resolve(null);
          opening.result.close();
        };
      };
    });
  }

  // Showing -----------------------------------------------------------------------------------------------

  function show(item) {
    var line = { mine: true, files: [] };
    Object.keys(item.show).forEach(function (key) {
      line[key] = item.show[key];
    });
    if (item.file && blobs[item.id]) {
      item.address = item.address || URL.createObjectURL(blobs[item.id]);
      line.files = [{ kind: item.file.kind, url: item.address, name: item.file.name, mime: item.file.mime, size: item.file.size }];
    }
    item.element = LN.lines.build(line);
    item.element.classList.add("line-waiting");
    box.appendChild(item.element);
    state(item, item.state);
  }

  function state(item, to, words) {
    item.state = to;
    var foot = item.element.querySelector(".foot");
    LN.empty(foot);
    item.element.classList.toggle("line-failed", to === "failed" || to === "refused");
    if (to === "sending") foot.appendChild(LN.make("span", "", words || LN.say("sending")));
    if (to === "waiting") foot.appendChild(LN.make("span", "", LN.say("waiting")));
    if (to === "failed") foot.appendChild(action(LN.say("failed"), "again", queue.now));
    if (to === "refused") {
      foot.appendChild(LN.make("span", "refusal", words));
      foot.appendChild(action(LN.say("remove", { name: "" }).trim(), "again", function () {
        queue.remove(item);
      }));
    }
    LN.lines.settle();
  }

  function action(words, className, act) {
    var made = LN.make("button", className, words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  // Sending -----------------------------------------------------------------------------------------------

  // Say something: `path` and `body` are the request, `show` is the line as it will look, `blob` a file.
  queue.add = function (path, body, shown, blob, file) {
    var item = { id: LN.newId(), at: new Date().getTime(), path: path, body: body, show: shown, file: file || null };
    item.state = "waiting";
    waiting.push(item);
    if (blob) {
      blobs[item.id] = blob;
      store("readwrite", function (shelf) { return shelf.put(blob, item.id); });
    }
    keep(item);
    show(item);
    LN.lines.toEnd();
    queue.now();
    return item;
  };

  queue.remove = function (item) {
    waiting = waiting.filter(function (other) {
      return other !== item;
    });
    forget(item);
    delete blobs[item.id];
    if (item.element.parentNode) box.removeChild(item.element);
    if (item.address) URL.revokeObjectURL(item.address);
    if (item.show.answers) LN.menus.sent(item.show.answers, false);
  };

  queue.now = function () {
    clearTimeout(timer);
    timer = null;
    if (!busy) next();
  };

  function next() {
    var item = waiting.filter(function (other) {
      return other.state === "waiting" || other.state === "failed";
    })[0];
    if (!item || busy || LN.over) return;
    busy = true;
    state(item, "sending");
    send(item).then(
      function () {
        busy = false;
        failures = 0;
        // It is in the books. Its line comes by itself; should the stream be down, it is fetched.
        item.state = "sent";
        forget(item);
        LN.tell("sent", item);
        next();
      },
      function (no) {
        busy = false;
        refused(item, no);
      }
    );
  }

  function send(item) {
    if (!item.file) {
      var body = { client_id: item.id };
      Object.keys(item.body).forEach(function (key) {
        body[key] = item.body[key];
      });
      return LN.request("POST", item.path, body);
    }
    if (!blobs[item.id]) return Promise.reject({ status: 410, message: LN.say("file-gone") });
    var form = new FormData();
    form.append("client_id", item.id);
    if (item.body.text) form.append("text", item.body.text);
    form.append("file", blobs[item.id], item.file.name);
    return LN.request("POST", item.path, form, {
      timeout: 600000,
      progress: function (part) {
        if (item.state === "sending") state(item, "sending", LN.say("send-wait", { number: Math.floor(part * 100) }));
      }
    });
  }

  function refused(item, no) {
    if (no.status === 401) {
      state(item, "failed");
      LN.gone();
      return;
    }
    var later = no.status === 0 || no.status === 408 || no.status === 429 || no.status >= 500;
    if (!later) {
      state(item, "refused", no.message);
      if (item.show.answers) LN.menus.sent(item.show.answers, false);
      next();
      return;
    }
    failures += 1;
    state(item, "failed");
    if (no.status !== 0) LN.hint(no.message);
    timer = setTimeout(queue.now, Math.max(no.retry * 1000, Math.min(60, Math.pow(2, failures)) * 1000));
  }

  // Its line arrived: the real one takes the place of ours.
  LN.on("mine", function (line) {
    waiting
      .filter(function (item) {
        return item.id === line.client_id;
      })
      .forEach(function (item) {
        item.show.answers = null;
        queue.remove(item);
        LN.hint("");
      });
  });

  // It was sent long ago and its line is far above: ours is not needed.
  queue.settled = function () {
    waiting
      .filter(function (item) {
        return item.state === "sent" && item.asked;
      })
      .forEach(queue.remove);
  };

  // What an earlier visit left unsent in this browser, in this conversation.
  queue.takeUp = function () {
    var found = [];
    try {
      for (var index = 0; index < localStorage.length; index += 1) {
        var key = localStorage.key(index);
        if (key.indexOf(name("")) === 0) found.push(JSON.parse(localStorage.getItem(key)));
      }
    } catch (error) {
      found = [];
    }
    found.sort(function (one, other) {
      return one.at - other.at;
    });
    return Promise.all(
      found.map(function (item) {
        if (!item.file) return null;
        return store("readonly", function (shelf) { return shelf.get(item.id); }).then(function (blob) {
          if (blob) blobs[item.id] = blob;
        });
      })
    ).then(function () {
      found.forEach(function (item) {
        item.state = "waiting";
        waiting.push(item);
        show(item);
      });
      if (found.length) LN.lines.toEnd();
      queue.now();
    });
  };

  // This browser is left: nothing that was not sent stays behind.
  queue.forgetAll = function () {
    waiting.slice().forEach(queue.remove);
  };

  queue.clear = function () {
    waiting = [];
    LN.empty(box);
    clearTimeout(timer);
  };

  window.addEventListener("online", queue.now);
})();
