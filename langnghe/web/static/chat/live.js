// News as it comes: a stream of events while the page is looked at, a question now and then while it is not, or
// where a network lets no stream through.
(function () {
  "use strict";
  var LN = window.LN;
  var source = null;
  var heard = 0; // when the stream gave its last sign of life
  var poll = null;
  var failed = 0;
  var hiddenSince = 0;
  var live = (LN.live = {});
  var SILENCE = 50000; // the server gives a sign every 20 s
  var HIDDEN = 30000; // browsers allow six connections to one place: a page nobody looks at gives its own back
  var answering = LN.get("answering");

  function now() {
    return new Date().getTime();
  }

  function language(of) {
    if (of && of !== LN.config.language && location.search.indexOf("lang=" + of) < 0) {
      location.replace(LN.door + "?lang=" + of);
    }
  }
  live.language = language;

  function listen() {
    stop();
    if (LN.over) return;
    if (!window.EventSource || failed >= 3) {
      ask();
      return;
    }
    source = new EventSource(LN.door + "events?after=" + LN.lines.heard + "&lang=" + LN.config.language);
    heard = now();
    source.onopen = function () {
      heard = now();
      failed = 0;
      LN.banner("");
    };
    source.onerror = function () {
      lost();
      // The browser tries again by itself unless the answer was a no.
      if (source && source.readyState === 2) {
        failed += 1;
        ask();
      }
    };
    source.addEventListener("line", function (event) {
      heard = now();
      LN.lines.add([JSON.parse(event.data)]);
    });
    source.addEventListener("language", function (event) {
      language(JSON.parse(event.data).language);
    });
    source.addEventListener("beat", function () {
      heard = now();
    });
    source.addEventListener("gone", function () {
      stop();
      LN.gone();
    });
  }

  function stop() {
    if (source) source.close();
    source = null;
    clearTimeout(poll);
    poll = null;
  }

  function lost() {
    setTimeout(function () {
      var offline = navigator.onLine === false;
      if (LN.over || (!offline && source && source.readyState === 1)) return;
      LN.banner(LN.say(offline ? "banner-offline" : "banner-lost"));
    }, 2000);
  }

  // Ask once for what is new. Resolves to whether the server answered.
  function once() {
    return LN.request("GET", "history?after=" + LN.lines.heard).then(
      function (answer) {
        language(answer.language);
        LN.lines.add(answer.lines);
        return answer.more ? once() : true;
      },
      function (no) {
        if (no.status === 401) LN.gone();
        return false;
      }
    );
  }
  live.once = once;

  // Ask now and then, and try the stream again from time to time.
  var rounds = 0;
  function ask() {
    stop();
    once().then(function (answered) {
      if (LN.over || source) return;
      rounds += 1;
      if (document.hidden) {
        poll = setTimeout(ask, 30000);
        return;
      }
      if (answered) LN.banner(LN.say("banner-polling"));
      else lost();
      if (answered && rounds % 6 === 0) failed = 0;
      poll = setTimeout(failed >= 3 ? ask : listen, answered ? 5000 : 8000);
    });
  }

  // Something was sent: until its line comes, the office is answering; should the stream be down, ask for it.
  LN.on("sent", function (item) {
    if (!item.element.parentNode) return; // its line was faster than the answer to the request
    answered(false);
    setTimeout(answered, 15000);
    setTimeout(
      function () {
        if (!item.element.parentNode) return;
        once().then(function (reached) {
          item.asked = reached;
          if (reached) LN.queue.settled();
        });
      },
      source && source.readyState === 1 ? 3000 : 0
    );
  });
  function answered(yes) {
    LN.get("answering-words").textContent = LN.say("answering");
    answering.hidden = yes !== false;
    LN.lines.settle();
  }
  LN.on("answered", answered);
  LN.on("over", function () {
    stop();
    answered();
  });

  setInterval(function () {
    if (source && source.readyState === 1 && now() - heard > SILENCE) {
      lost();
      listen();
    }
    if (source && document.hidden && now() - hiddenSince > HIDDEN) ask();
  }, 5000);

  document.addEventListener("visibilitychange", function () {
    hiddenSince = now();
    if (!document.hidden && LN.me && !source) listen();
  });
  window.addEventListener("online", function () {
    if (LN.me) listen();
  });
  window.addEventListener("offline", lost);

  live.start = listen;
  live.stop = stop;
})();
