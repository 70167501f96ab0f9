# Tệp gửi kèm và nút chia sẻ vị trí.

btn-share-place = 📍 Gửi vị trí của tôi

file-too-large = Tệp này quá lớn. Mỗi tệp chỉ được nặng tối đa { $max_mb } MB. Xin gửi tệp nhỏ hơn.
file-type-refused = Loại tệp này không nhận được. Xin gửi ảnh (JPG, PNG), ghi âm, đoạn phim (MP4) hoặc văn bản (PDF, Word, Excel).
file-damaged = Tệp này bị hỏng, không mở được. Xin gửi lại tệp khác.
file-gone = Không còn tải được tệp này nữa. Xin gửi lại.

# Báo cho người gửi khi một tệp đã gửi không giữ được. $kind: photo, voice, video, file.
attachment-refused =
    Rất tiếc, không nhận được { $kind ->
        [photo] bức ảnh
        [voice] đoạn ghi âm
        [video] đoạn phim
       *[file] tệp
    }{ $named ->
        [yes] { " " }“{ $name }”
       *[no] { "" }
    } vừa gửi. { $reason ->
        [file-too-large] { file-too-large }
        [file-type-refused] { file-type-refused }
        [file-damaged] { file-damaged }
       *[file-gone] { file-gone }
    }
