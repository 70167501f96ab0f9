# Tệp gửi kèm và nút chia sẻ vị trí.

btn-share-place = 📍 Gửi vị trí của tôi

file-too-large = Tệp quá lớn: mỗi tệp tối đa { $max_mb } MB. Quý vị vui lòng gửi tệp nhỏ hơn.
file-type-refused = Loại tệp này không dùng được ở đây. Quý vị vui lòng gửi ảnh (JPG, PNG), ghi âm, video (MP4) hoặc văn bản (PDF, Word, Excel).
file-damaged = Tệp bị hỏng, không mở được. Quý vị vui lòng gửi lại.
file-gone = Tệp này không còn tải về được nữa. Quý vị vui lòng gửi lại.

# Báo cho người gửi khi một tệp đã gửi không giữ được. $kind: photo, voice, video, file.
attachment-refused =
    Rất tiếc, không nhận được { $kind ->
        [photo] bức ảnh
        [voice] đoạn ghi âm
        [video] video
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

# Trên kênh không gửi được tệp.
file-link = 📎 Tệp <b>{ $name }</b>: { $url }
file-not-there = 📎 Tệp gửi kèm chưa xem được lúc này.
file-not-a-table = Không đọc được bảng trong tệp này. Xin lưu thành .xlsx hoặc .csv (UTF-8) rồi gửi lại.
file-table-long = Bảng quá lớn (tối đa 2 MB và 10.000 dòng). Xin chia nhỏ rồi gửi lại.
