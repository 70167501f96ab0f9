// Opening the page: who is this browser, what was said last, then listen.
(function () {
  "use strict";
  var LN = window.LN;
  var talk = LN.get("talk");
  var start = (/[?&]start=([A-Za-z0-9_-]{1,64})(?:&|$)/.exec(location.search) || [])[1] || "";
  var id = LN.newId();
  var tries = 0;

  function show(answer) {
    LN.me = answer.me;
    LN.get("loading").hidden = true;
    LN.banner("");
    // A start link is used once: reloading or sharing the address must not use it again.
    if (start) history.replaceState(null, "", LN.door);
    start = "";
    LN.live.language(answer.language);
    LN.lines.addOlder(answer.lines, answer.more);
    LN.lines.opened();
    LN.tell("open");
    LN.queue.takeUp();
    LN.live.start();
  }

  function open() {
    LN.request("POST", "session", { client_id: id, start: start }).then(show, function (no) {
      if (no.status === 401) {
        LN.gone();
        return;
      }
      tries += 1;
      LN.banner(no.status === 0 ? LN.say("banner-lost") : no.message, no.status !== 0);
      setTimeout(open, Math.max(no.retry * 1000, Math.min(30, Math.pow(2, tries)) * 1000));
    });
  }

  // This browser took up another conversation.
  LN.on("another", function (answer) {
    LN.live.stop();
    LN.queue.clear();
    LN.lines.clear();
    show(answer);
  });

  // Older lines: by the button, and by scrolling to where it is.
  var loading = false;
  function older() {
    if (loading || !LN.lines.more || LN.lines.first() === null) return;
    loading = true;
    LN.request("GET", "history?before=" + LN.lines.first()).then(
      function (answer) {
        loading = false;
        LN.lines.addOlder(answer.lines, answer.more);
      },
      function () {
        loading = false;
      }
    );
  }
  LN.get("older").addEventListener("click", older);
  talk.addEventListener(
    "scroll",
    function () {
      if (talk.scrollTop < 80) older();
    },
    { passive: true }
  );

  open();
})();
