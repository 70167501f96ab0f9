// Files in lines, and making big photos small before they are sent over a slow network.
(function () {
  "use strict";
  var LN = window.LN;
  var files = (LN.files = {});
  var LONGEST_SIDE = 2560;
  var SMALL = 1024 * 1024;

  files.size = function (bytes) {
    if (bytes < 1024 * 1024) return Math.max(1, Math.round(bytes / 1024)) + " KB";
    return (bytes / 1024 / 1024).toFixed(1).replace(".", LN.config.language === "vi" ? "," : ".") + " MB";
  };

  function photo(file) {
    var link = LN.make("a", "photo");
    link.href = file.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    var picture = LN.make("img");
    picture.alt = LN.say("file-photo");
    // What loads late must not push the newest line out of sight.
    picture.addEventListener("load", LN.lines.settle);
    picture.addEventListener("error", function () {
      if (link.parentNode) link.parentNode.replaceChild(paper(file), link);
    });
    picture.src = file.url;
    link.appendChild(picture);
    return link;
  }

  function player(kind, file) {
    var made = LN.make(kind, kind);
    made.controls = true;
    made.preload = "metadata";
    made.setAttribute("aria-label", LN.say(kind === "audio" ? "file-audio" : "file-video"));
    made.src = file.url;
    return made;
  }

  function paper(file) {
    var link = LN.make("a", "paper");
    link.href = file.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.appendChild(LN.icon("pick-file"));
    link.appendChild(LN.make("span", "", LN.say("file-waiting", { name: file.name, size: files.size(file.size) })));
    link.setAttribute("aria-label", LN.say("file-open", { name: file.name }));
    return link;
  }

  function view(file) {
    if (file.kind === "photo") return photo(file);
    if (file.kind === "voice" || /^audio\//.test(file.mime)) return player("audio", file);
    if (file.kind === "video") return player("video", file);
    return paper(file);
  }

  files.build = function (list, bubble, lineId) {
    list.forEach(function (file) {
      if (file.url) {
        // Addresses come from the server without the path a proxy may put before them.
        var shown = { kind: file.kind, name: file.name, mime: file.mime, size: file.size };
        shown.url = file.url.slice(0, 5) === "blob:" ? file.url : LN.config.base + file.url;
        bubble.appendChild(view(shown));
      } else if (file.state === "pending") {
        bubble.appendChild(LN.make("p", "note", LN.say("file-late")));
        if (lineId) askAgain(lineId, 2);
      } else {
        bubble.appendChild(LN.make("p", "note", LN.say("file-refused")));
      }
    });
  };

  // A file that another messenger is still being asked for: look again, less and less often.
  var asked = {};
  function askAgain(lineId, seconds) {
    if (asked[lineId] || seconds > 600) return;
    asked[lineId] = setTimeout(function () {
      delete asked[lineId];
      LN.request("GET", "history?only=" + lineId).then(
        function (answer) {
          var line = answer.lines[0];
          var waits = line && (line.files || []).some(function (file) {
            return file.state === "pending";
          });
          if (waits) {
            askAgain(lineId, seconds * 2);
          } else if (line) {
            LN.lines.replace(line);
          }
        },
        function () {
          askAgain(lineId, seconds * 2);
        }
      );
    }, seconds * 1000);
  }

  // A photo no larger than needed. The browser must know how photos are turned, or it stays as it is.
  files.shrink = function (file) {
    var able = window.CSS && CSS.supports && CSS.supports("image-orientation", "from-image");
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL || !able) return Promise.resolve(file);
    return new Promise(function (resolve) {
      var picture = new Image();
      var address = URL.createObjectURL(file);
      picture.onload = function () {
        var scale = Math.min(1, LONGEST_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
        var canvas = LN.make("canvas");
        canvas.width = Math.round(picture.naturalWidth * scale);
        canvas.height = Math.round(picture.naturalHeight * scale);
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(address);
        canvas.toBlob(
          function (small) {
            if (!small || small.size >= file.size) return resolve(file);
            small.name = file.name.replace(/\.\w+$/, "") + ".jpg";
            resolve(small);
          },
          "image/jpeg",
          0.85
        );
      };
      picture.onerror = function () {
        URL.revokeObjectURL(address);
        resolve(file);
      };
      picture.src = address;
    });
  };
})();
