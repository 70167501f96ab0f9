// The lines of the conversation: one element each, in the order of their ids, whatever order they come in.
(function () {
  "use strict";
  var LN = window.LN;
  var log = LN.get("log");
  var talk = LN.get("talk");
  var known = {}; // id -> line
  var ids = []; // ascending
  var unread = 0;
  var FIRST_WORDS = 3;
  var title = document.title;

  // `last` is the newest line, `heard` how far was read: also what only says that a line changed.
  var lines = (LN.lines = { last: 0, heard: 0, more: false });

  lines.get = function (id) {
    return known[id];
  };
  lines.first = function () {
    return ids.length ? ids[0] : null;
  };

  // Marked text: [{t: text, m: [marks]}] as elements.
  lines.write = function (runs, into) {
    (runs || []).forEach(function (run) {
      var node = document.createTextNode(run.t);
      run.m
        .slice()
        .reverse()
        .forEach(function (mark) {
          var wrap;
          if (mark.slice(0, 2) === "a:") {
            wrap = LN.make("a");
            wrap.href = mark.slice(2);
            wrap.rel = "noopener noreferrer";
            wrap.target = "_blank";
          } else {
            wrap = LN.make({ b: "strong", i: "em", u: "u", code: "code" }[mark] || "span");
          }
          wrap.appendChild(node);
          node = wrap;
        });
      into.appendChild(node);
    });
  };

  function words(line) {
    if (line.mine && line.choice) return [{ t: line.choice, m: [] }];
    if (line.point) return [{ t: LN.say("location-sent", { name: place(line.point) }), m: [] }];
    if (line.contact) return [{ t: line.contact, m: [] }];
    return line.text;
  }

  function place(point) {
    return point[0].toFixed(5) + ", " + point[1].toFixed(5);
  }
  lines.place = place;

  // The element of a line; `line` as the server tells it, or one of our own that is not there yet.
  lines.build = function (line) {
    var item = LN.make("article", "line " + (line.mine ? "line-mine" : "line-office"));
    item.appendChild(
      LN.make("p", "unseen", LN.say(line.mine ? "from-you" : "from-office", { time: line.time || "" }))
    );
    var bubble = LN.make("div", "bubble");
    LN.files.build(line.files || [], bubble, line.id);
    var text = words(line);
    if (text && text.length) {
      var said = LN.make("p", "text");
      lines.write(text, said);
      bubble.appendChild(said);
    }
    if (line.choices) LN.menus.build(line, bubble);
    item.appendChild(bubble);
    var foot = LN.make("p", "foot");
    if (line.time) {
      var time = LN.make("time", "", line.time);
      time.dateTime = line.at;
      foot.appendChild(time);
    }
    item.appendChild(foot);
    return item;
  };

  function dayBefore(index) {
    return index > 0 ? known[ids[index - 1]].day : "";
  }

  function dayMark(day) {
    return LN.make("p", "day", LN.say("day", { name: day }));
  }

  // Put one line where it belongs. False when it is there already.
  function put(line) {
    if (known[line.id]) return false;
    var index = ids.length;
    while (index > 0 && ids[index - 1] > line.id) index -= 1;
    var next = index < ids.length ? known[ids[index]] : null;
    known[line.id] = line;
    ids.splice(index, 0, line.id);
    line.element = lines.build(line);
    var anchor = next ? next.dayElement || next.element : null;
    if (dayBefore(index) !== line.day) {
      line.dayElement = dayMark(line.day);
      log.insertBefore(line.dayElement, anchor);
    }
    if (next && next.dayElement && next.day === line.day) {
      log.removeChild(next.dayElement);
      next.dayElement = null;
      anchor = next.element;
    }
    log.insertBefore(line.element, anchor);
    if (line.id > lines.last) lines.last = line.id;
    hear(line);
    LN.menus.came(line);
    if (line.mine) LN.tell("mine", line);
    return true;
  }

  // Lines that are news: read aloud, and followed unless the reader went elsewhere.
  lines.add = function (list) {
    var follow = following;
    var office = 0;
    list.forEach(function (line) {
      if (line.anew) {
        lines.anew(line);
        return;
      }
      if (!put(line)) return;
      if (line.mine) {
        unreadFrom = null;
      } else {
        office += 1;
        unreadFrom = unreadFrom || line;
      }
    });
    if (office) LN.tell("answered");
    if (follow) {
      lines.toNews();
    } else if (office) {
      button("newest");
    }
    if (office && document.hidden) {
      unread += office;
      document.title = LN.say("count-unread", { number: unread, name: title });
    }
  };

  // Older lines: put above without moving what is being read, and without reading them aloud.
  lines.addOlder = function (list, more) {
    var height = talk.scrollHeight;
    var top = talk.scrollTop;
    log.setAttribute("aria-live", "off");
    list.forEach(put);
    lines.more = more;
    LN.get("older").hidden = !more;
    talk.scrollTop = top + (talk.scrollHeight - height);
    aloud();
  };

  // Make a line anew from what the server tells of it now.
  lines.replace = function (line) {
    var old = known[line.id];
    if (!old) return;
    line.element = lines.build(line);
    line.dayElement = old.dayElement;
    log.replaceChild(line.element, old.element);
    known[line.id] = line;
    LN.menus.came(line);
  };

  // An earlier line reads otherwise now: no news to be counted, followed, or read aloud each time.
  lines.anew = function (line) {
    hear(line);
    line.id = line.anew;
    var old = known[line.id];
    if (!old) return; // further up than was looked at: it comes as it is now
    var place = choices(old).indexOf(document.activeElement);
    log.setAttribute("aria-live", "off");
    lines.replace(line);
    aloud();
    // Who stands on a button of it with the keyboard goes on standing there.
    if (place >= 0) (choices(line)[place] || talk).focus();
    lines.settle();
  };

  function hear(line) {
    if (line.id > lines.heard) lines.heard = line.id;
  }

  function choices(line) {
    return [].slice.call(line.element.querySelectorAll("button.choice"));
  }

  var quiet = null;
  function aloud() {
    clearTimeout(quiet);
    quiet = setTimeout(function () {
      log.setAttribute("aria-live", "polite");
    }, 300);
  }

  lines.clear = function () {
    LN.empty(log);
    known = {};
    ids = [];
    lines.last = 0;
    lines.heard = 0;
    LN.menus.clear();
  };

  // Where the reader is. While they follow, the place is ours to choose: the end, but never past the beginning of
  // what was not read yet, so that a long message is read from its top.
  var following = true;
  var chosen = 0; // the place we chose last
  var unreadFrom = null;
  var glance = null;

  function atEnd() {
    return talk.scrollHeight - talk.scrollTop - talk.clientHeight < 120;
  }

  // What stood in sight to its end for a moment was seen; what comes within that moment is read together with it.
  function seen() {
    clearTimeout(glance);
    if (!unreadFrom || document.hidden || !atEnd()) return;
    glance = setTimeout(function () {
      if (!document.hidden && atEnd()) unreadFrom = null;
    }, 1500);
  }

  lines.toNews = function () {
    talk.scrollTop = talk.scrollHeight;
    if (unreadFrom) {
      var first = unreadFrom.dayElement || unreadFrom.element;
      var top = first.getBoundingClientRect().top - talk.getBoundingClientRect().top;
      if (top < 8) talk.scrollTop -= 8 - top;
    }
    chosen = talk.scrollTop;
    following = true;
    button(atEnd() ? "" : "read-on");
    seen();
  };
  lines.toEnd = function () {
    unreadFrom = null;
    lines.toNews();
  };
  // The page was opened: a first visit reads the office's first words, any other the last ones, each from its top.
  lines.opened = function () {
    var first = ids.length <= FIRST_WORDS ? known[ids[0]] : null;
    var last = known[ids[ids.length - 1]];
    unreadFrom = first && !first.mine && !last.mine ? first : last && !last.mine ? last : null;
    lines.toNews();
  };

  // After something changed the room for the conversation, or what is in it.
  lines.settle = function () {
    if (following) lines.toNews();
  };

  // The button over the conversation: "newest" jumps to the end, "read-on" turns the page.
  var below = LN.get("newest");
  function button(mode) {
    below.hidden = !mode;
    if (!mode || below.mode === mode) return;
    below.mode = mode;
    below.lastChild.textContent = LN.say(mode === "newest" ? "newest" : "read-on");
  }
  below.addEventListener("click", function () {
    if (below.mode === "read-on") {
      talk.scrollTop += talk.clientHeight - 60;
    } else {
      lines.toEnd();
      LN.get("write").focus();
    }
  });
  talk.addEventListener(
    "scroll",
    function () {
      var end = atEnd();
      if (Math.abs(talk.scrollTop - chosen) > 2) following = end;
      if (end) button("");
      seen();
    },
    { passive: true }
  );
  window.addEventListener("resize", lines.settle); // a keyboard comes up, a phone is turned
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) {
      unread = 0;
      document.title = title;
      seen();
    }
  });
})();
