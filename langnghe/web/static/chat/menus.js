// Choices under a line. The newest open menu stands out; older ones stay readable; an answered one is history.
(function () {
  "use strict";
  var LN = window.LN;
  var open = {}; // id of a line with an open menu -> its choices element
  var answers = {}; // id of a line -> label that was chosen

  var menus = (LN.menus = {});

  function labelled(line) {
    return line.choices.reduce(function (all, row) {
      return all.concat(row);
    }, []);
  }

  function link(choice) {
    var made = LN.make("a", "choice choice-link", choice.label);
    made.href = choice.url;
    made.rel = "noopener noreferrer";
    made.target = "_blank";
    return made;
  }

  function button(line, choice) {
    var made = LN.make("button", "choice", choice.label);
    made.type = "button";
    made.addEventListener("click", function () {
      if (LN.over || made.closest(".choices-sent")) return;
      LN.tell("pressed", { line: line.id, choice: choice });
    });
    return made;
  }

  menus.build = function (line, bubble) {
    var box = LN.make("div", "choices");
    box.setAttribute("role", "group");
    line.choices.forEach(function (row) {
      if (!row.length) return;
      var made = LN.make("div", "choices-row");
      row.forEach(function (choice) {
        made.appendChild(choice.url ? link(choice) : button(line, choice));
      });
      box.appendChild(made);
    });
    line.menu = box;
    bubble.appendChild(box);
  };

  // History: the words that were offered, the chosen one marked; links still work.
  function close(line) {
    var box = line.menu;
    var chosen = answers[line.id];
    // A button that goes away must not take the keyboard's place with it.
    if (box.contains(document.activeElement)) LN.get("talk").focus();
    delete open[line.id];
    LN.empty(box);
    box.className = "choices choices-past";
    labelled(line).forEach(function (choice) {
      if (choice.url) {
        box.appendChild(link(choice));
        return;
      }
      var past = LN.make("span", "past", choice.label);
      if (choice.label === chosen) {
        past.className = "past past-chosen";
        past.textContent = "✓ " + choice.label;
        past.setAttribute("aria-label", LN.say("chosen", { label: choice.label }));
        past.setAttribute("role", "img");
      }
      box.appendChild(past);
    });
  }

  function newest() {
    return Object.keys(open).reduce(function (most, id) {
      return Math.max(most, Number(id));
    }, 0);
  }

  function refresh() {
    var first = newest();
    Object.keys(open).forEach(function (id) {
      open[id].classList.toggle("choices-open", Number(id) === first);
    });
    menus.placeAsked();
  }

  // A line came: it may bring a menu, or answer one.
  menus.came = function (line) {
    if (line.choices && line.menu) {
      if (line.answered || line.id in answers) {
        close(line);
      } else {
        open[line.id] = line.menu;
      }
    }
    if (line.mine && line.answers) {
      answers[line.answers] = line.choice;
      var answered = LN.lines.get(line.answers);
      if (answered && answered.menu) close(answered);
    }
    refresh();
  };

  // Between the press and its answer the menu takes no second press.
  menus.sent = function (id, on) {
    if (open[id]) open[id].classList.toggle("choices-sent", on);
  };

  menus.clear = function () {
    open = {};
    answers = {};
  };

  // Where the newest line of the office asks for a place, its button stands right there.
  var asking = null;
  menus.placeAsked = function () {
    var last = LN.lines.get(LN.lines.last);
    var wanted = last && !last.mine && last.expects === "place" ? last : null;
    if (asking && asking.line !== wanted) {
      asking.button.parentNode && asking.button.parentNode.removeChild(asking.button);
      asking = null;
    }
    if (wanted && !asking && wanted.element) {
      var made = LN.make("button", "choice choice-place");
      made.type = "button";
      made.appendChild(LN.icon("pick-place"));
      made.appendChild(document.createTextNode(LN.say("place-now")));
      made.addEventListener("click", function () {
        LN.tell("place");
      });
      wanted.element.querySelector(".bubble").appendChild(made);
      asking = { line: wanted, button: made };
    }
  };
})();
