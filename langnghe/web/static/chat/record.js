// Recording one's voice; where the browser cannot, a file is chosen instead.
(function () {
  "use strict";
  var LN = window.LN;
  var LONGEST = 300; // seconds
  var TYPES = ["audio/webm;codecs=opus", "audio/webm", "audio/ogg;codecs=opus", "audio/mp4"];
  var recorder = null;
  var chunks = [];
  var kept = false;
  var timer = null;
  var begun = 0;

  function type() {
    return TYPES.filter(function (each) {
      return MediaRecorder.isTypeSupported && MediaRecorder.isTypeSupported(each);
    })[0];
  }

  function ending(mime) {
    if (/mp4/.test(mime)) return ".m4a";
    return /ogg/.test(mime) ? ".ogg" : ".webm";
  }

  function shown(on) {
    LN.get("recording").hidden = !on;
    LN.get("writing").hidden = on;
    LN.get(on ? "record-stop" : "record").focus();
  }

  function tick() {
    var seconds = Math.floor((new Date().getTime() - begun) / 1000);
    var time = Math.floor(seconds / 60) + ":" + ("0" + (seconds % 60)).slice(-2);
    LN.get("recording-time").textContent = LN.say("recording", { time: time });
    if (seconds >= LONGEST) finish(true);
  }

  function finish(keep) {
    kept = keep;
    if (recorder && recorder.state !== "inactive") recorder.stop();
  }

  function record(stream) {
    var options = type() ? { mimeType: type(), audioBitsPerSecond: 32000 } : {};
    recorder = new MediaRecorder(stream, options);
    chunks = [];
    recorder.ondataavailable = function (event) {
      if (event.data.size) chunks.push(event.data);
    };
    recorder.onstop = function () {
      clearInterval(timer);
      stream.getTracks().forEach(function (track) {
        track.stop();
      });
      shown(false);
      var mime = (recorder.mimeType || "audio/webm").split(";")[0];
      recorder = null;
      if (!kept || !chunks.length) return;
      var blob = new Blob(chunks, { type: mime });
      LN.tell("ready", { blob: blob, kind: "voice", name: "voice" + ending(mime), mime: mime });
    };
    begun = new Date().getTime();
    recorder.start(1000);
    tick();
    timer = setInterval(tick, 500);
    shown(true);
  }

  LN.record = function () {
    LN.hint("");
    var able = navigator.mediaDevices && navigator.mediaDevices.getUserMedia && window.MediaRecorder;
    if (!able) {
      LN.get("file-audio").click();
      return;
    }
    navigator.mediaDevices.getUserMedia({ audio: true }).then(record, function () {
      LN.hint(LN.say("record-denied"));
      LN.get("tray").hidden = false;
      LN.get("attach").setAttribute("aria-expanded", "true");
    });
  };

  LN.get("record").addEventListener("click", LN.record);
  LN.get("record-stop").addEventListener("click", function () {
    finish(true);
  });
  LN.get("record-cancel").addEventListener("click", function () {
    finish(false);
  });
})();
