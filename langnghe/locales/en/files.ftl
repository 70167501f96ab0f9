# Files that are sent along, and the button for sharing a place.

btn-share-place = 📍 Share my location

file-too-large = This file is too large. A file may have { $max_mb } MB at most. Please send a smaller one.
file-type-refused = This type of file cannot be taken. Please send a photo (JPG, PNG), a voice recording, a video (MP4) or a document (PDF, Word, Excel).
file-damaged = This file is damaged and cannot be opened. Please send another one.
file-gone = This file can no longer be fetched. Please send it again.

# Told to the sender when something they sent could not be kept. $kind: photo, voice, video, file.
attachment-refused =
    Sorry, the { $kind ->
        [photo] photo
        [voice] recording
        [video] video
       *[file] file
    }{ $named ->
        [yes] { " " }“{ $name }”
       *[no] { "" }
    } you sent could not be kept. { $reason ->
        [file-too-large] { file-too-large }
        [file-type-refused] { file-type-refused }
        [file-damaged] { file-damaged }
       *[file-gone] { file-gone }
    }

# On a channel that carries no files.
file-link = 📎 File <b>{ $name }</b>: { $url }
file-not-there = 📎 The file sent along cannot be shown right now.
file-not-a-table = No table can be read in this file. Please save it as .xlsx or .csv (UTF-8) and send it again.
file-table-long = The table is too large (at most 2 MB and 10,000 rows). Please send it in parts.
