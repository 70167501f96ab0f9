# Lệnh “langnghe doctor”: người vận hành máy đọc trên màn hình, không có dấu định dạng. Mỗi điều: chuyện gì, làm gì.

doctor-wrong = [HỎNG]
doctor-warning = [LƯU Ý]
doctor-do = → { $do }
doctor-since = (từ { $since })
doctor-well = Mọi thứ đều ổn.
doctor-found = Có { $wrong } chỗ hỏng, { $warnings } điều cần lưu ý.

doctor-fact-database = Cơ sở dữ liệu: { $kind }, { $size } MiB, phiên bản { $schema }
doctor-fact-serving = Số tiến trình đang phục vụ: { $count }
doctor-fact-room = Ổ đĩa của { $folder }: còn trống { $free } MiB
doctor-fact-backup = Bản sao lưu mới nhất: { $made_at }, { $file }
doctor-fact-backup-of-postgresql = Sao lưu PostgreSQL do pg_dump làm, chương trình này không biết được; hãy tự kiểm tra
doctor-fact-telegram = Telegram: @{ $username }

doctor-config-do = Sửa mục đó trong { $file }, rồi kiểm tra lại: langnghe check-config --config { $file }
doctor-look-broken-off =
    Không xem hết được phần { $look ->
        [database] cơ sở dữ liệu
        [machine] ổ đĩa và tệp
        [telegram] Telegram
        [address] địa chỉ trang web
        [serving] ai đang phục vụ
        [set_up] thiết lập
        [messages] tin nhắn
        [unclocked] phiếu không có hạn
        [missing] thiết lập còn thiếu
        [people] cán bộ
        [announcements] tin báo chung
        [lateness] phiếu quá hạn
       *[other] nhịp trực
    } ({ $error })
doctor-look-broken-off-do = Chạy lại khi máy rảnh hơn; nếu vẫn vậy, gửi dòng này cho người phát triển

# Cơ sở dữ liệu ----------------------------------------------------------------------------------------------

doctor-no-database = Không có tệp cơ sở dữ liệu { $database }
doctor-no-database-do = Nếu cơ quan chưa dựng: langnghe init. Nếu đã có, kiểm tra data_dir, hoặc phục hồi: langnghe restore TỆP
doctor-database-unreachable = Không tới được cơ sở dữ liệu: { $reason }
doctor-database-unreachable-do = Kiểm tra máy chủ cơ sở dữ liệu đang chạy, mục database.url, và quyền đọc của người dùng chạy lệnh này
doctor-no-office = Cơ sở dữ liệu còn trống, chưa dựng cơ quan
doctor-no-office-do = Chạy: langnghe init
doctor-other-office = Cơ sở dữ liệu này là của { $area }, không phải nơi ghi trong tệp cấu hình
doctor-other-office-do = Sửa office.province hoặc office.commune, hay dùng --config với tệp của cơ quan này
doctor-schema-behind = Cơ sở dữ liệu ở phiên bản { $at }, chương trình này cần { $needs }
doctor-schema-behind-do = Sao lưu (langnghe backup TỆP), rồi khởi động lại: langnghe serve tự nâng lên
doctor-schema-ahead = Cơ sở dữ liệu ở phiên bản { $at }, mới hơn chương trình này ({ $needs })
doctor-schema-ahead-do = Cài lại phiên bản mới của chương trình; không dùng phiên bản cũ với dữ liệu này
doctor-database-damaged = Tệp { $database } bị hỏng
doctor-database-damaged-do = Dừng phục vụ, giữ lại tệp hỏng, rồi phục hồi: langnghe restore TỆP --replace. Kiểm tra ổ đĩa
doctor-wal-large = Nhật ký { $file } đã lên { $size } MiB: có chương trình nào đó mở cơ sở dữ liệu quá lâu
doctor-wal-large-do = Đóng các chương trình khác đang mở cơ sở dữ liệu, hoặc khởi động lại langnghe serve
doctor-database-clock =
    Đồng hồ máy này { $ahead ->
        [yes] nhanh
       *[no] chậm
    } hơn máy cơ sở dữ liệu { $seconds } giây
doctor-database-clock-do = Bật đồng bộ giờ (NTP) trên cả hai máy: timedatectl set-ntp true

# Máy --------------------------------------------------------------------------------------------------------

doctor-no-room = Ổ đĩa của { $folder } chỉ còn { $free } MiB: sắp không ghi được gì nữa
doctor-no-room-do = Xóa bớt hoặc chuyển bản sao lưu cũ sang nơi khác, rồi mở rộng ổ đĩa
doctor-little-room = Ổ đĩa của { $folder } còn { $free } MiB, không đủ rộng để sao lưu và nâng cấp (cần chừng { $needed } MiB và thêm 2048)
doctor-little-room-do = Mở rộng ổ đĩa, hoặc chuyển bản sao lưu cũ sang nơi khác
doctor-open-to-others = Mọi người dùng trên máy đọc được { $file }
doctor-open-to-others-do = Chạy: chmod o-rwx { $file } (trong đó có lời của người dân)
doctor-files-not-writable = Người dùng chạy lệnh này không ghi được vào { $folder }
doctor-files-not-writable-do = Giao thư mục đó cho người dùng chạy langnghe serve: chown -R; nếu lệnh này chạy bằng người dùng khác thì bỏ qua
doctor-files-elsewhere = Tệp gửi kèm ({ $folder }) và cơ sở dữ liệu ({ $database }) ở hai ổ đĩa khác nhau
doctor-files-elsewhere-do = Để cả hai trên một ổ, để khi mất hay phục hồi ổ đĩa thì cả hai vẫn khớp nhau
doctor-no-backup = Chưa sao lưu lần nào
doctor-no-backup-do = Chạy ngay: langnghe backup TỆP.zip, cất ở máy khác, và đặt lịch chạy hằng ngày
doctor-backup-old = Lần sao lưu mới nhất đã { $days } ngày
doctor-backup-old-do = Chạy: langnghe backup TỆP.zip; xem vì sao lịch sao lưu không chạy

# Ai đang phục vụ --------------------------------------------------------------------------------------------

doctor-nobody-serves = Không tiến trình nào đang phục vụ: người dân nhắn vào không ai nhận
doctor-nobody-serves-do = Chạy: langnghe serve (hoặc systemctl start langnghe), rồi xem nhật ký nếu nó dừng lại
doctor-nobody-ticks = Đồng hồ của phiếu đã đến lúc mà không tiến trình nào xem: không ai được nhắc hạn
doctor-nobody-ticks-do = Xem nhật ký có dòng sweep.failed không; khởi động lại langnghe serve

# Telegram và trang web --------------------------------------------------------------------------------------

doctor-telegram-unreachable = Từ máy này không tới được Telegram ({ $state }): không có mạng, hoặc bị chặn
doctor-telegram-unreachable-do = Kiểm tra mạng và tường lửa: curl -I https://api.telegram.org. Tin đã nhận vẫn được giữ và sẽ gửi sau
doctor-telegram-garbled = Có thứ khác trả lời thay Telegram ({ $state }): nhà mạng chặn, hoặc máy chủ trung gian
doctor-telegram-garbled-do = Hỏi nhà mạng, hoặc đặt telegram.api_base tới máy chủ Bot API của mình
doctor-telegram-token = Telegram không nhận mã của bot ({ $state })
doctor-telegram-token-do = Lấy mã mới ở @BotFather (/token), đặt vào LANGNGHE_TELEGRAM__TOKEN, khởi động lại
doctor-telegram-trouble = Telegram trả lời có lỗi ({ $state })
doctor-telegram-trouble-do = Đợi vài phút rồi chạy lại; nếu vẫn vậy, xem nhật ký có dòng telegram.trouble
doctor-telegram-other-name = Cấu hình ghi bot là @{ $configured }, Telegram nói là @{ $username }
doctor-telegram-other-name-do = Sửa telegram.username, nếu không đường dẫn mời sẽ sai
doctor-telegram-clock =
    Đồng hồ máy này { $ahead ->
        [yes] nhanh
       *[no] chậm
    } hơn Telegram { $seconds } giây: hạn và giờ nhắc đều lệch
doctor-telegram-clock-do = Bật đồng bộ giờ (NTP): timedatectl set-ntp true
doctor-webhook-in-the-way = Bot đang để webhook { $url }, trong khi cấu hình là polling: tin không về đây
doctor-webhook-in-the-way-do = Có chương trình khác dùng cùng mã bot: dừng nó, rồi khởi động lại langnghe serve
doctor-webhook-elsewhere = Webhook của bot là { $there }, không phải { $url }
doctor-webhook-elsewhere-do = Có chương trình khác dùng cùng mã bot: dừng nó; langnghe serve tự đặt lại trong 5 phút
doctor-webhook-fails = Telegram gọi webhook không được: { $reason }
doctor-webhook-fails-do = Kiểm tra máy chủ trung gian (proxy), chứng chỉ https và http.public_url
doctor-updates-pending = { $count } tin của người dân còn nằm ở Telegram, chưa về đây
doctor-updates-pending-do = Xem nhật ký có dòng telegram.not_taken hay store_error không; kiểm tra cơ sở dữ liệu và bộ xử lý
doctor-address-local = http.public_url là { $url }: chỉ mở được trên chính máy này, đường dẫn gửi cho người dân không dùng được
doctor-address-local-do = Đặt http.public_url là địa chỉ https mà người dân mở được
doctor-address-plain = http.public_url là { $url }, không phải https: lời của người dân đi trên mạng không được che
doctor-address-plain-do = Đặt máy chủ trung gian có chứng chỉ (docs/operating.md) và đổi sang https://
doctor-address-closed = Không mở được { $url } ({ $reason })
doctor-address-closed-do = Kiểm tra máy chủ trung gian, tường lửa, tên miền; http.host và http.port có đúng nơi nó chuyển tới không
doctor-address-other = Ở { $url } có chương trình khác trả lời, không phải Lắng Nghe
doctor-address-other-do = Kiểm tra máy chủ trung gian chuyển đúng tới http.host và http.port
doctor-books-unreached = Tiến trình sau { $url } không tới được cơ sở dữ liệu
doctor-books-unreached-do = Xem nhật ký của langnghe serve; kiểm tra máy chủ cơ sở dữ liệu
doctor-certificate-bad = Chứng chỉ https của { $host } không hợp lệ hoặc đã hết hạn
doctor-certificate-bad-do = Gia hạn chứng chỉ trên máy chủ trung gian (certbot renew, hoặc xem nhật ký của Caddy)
doctor-certificate-ends = Chứng chỉ https của { $host } hết hạn lúc { $day }
doctor-certificate-ends-do = Xem vì sao chứng chỉ chưa tự gia hạn (certbot renew --dry-run, hoặc nhật ký của Caddy)

# Tin nhắn ---------------------------------------------------------------------------------------------------

doctor-undelivered = Có tin trên kênh { $channel } chưa tới được người nhận
doctor-undelivered-do = Xem các dòng về { $channel } ở trên; trong chat: /quantri, Tin lỗi
doctor-channel-gone = Có tin chờ gửi trên kênh { $channel } mà cấu hình không còn kênh đó
doctor-channel-gone-do = Điền lại mã của kênh đó vào cấu hình rồi khởi động lại
doctor-dead-letters = { $count } tin không gửi được, chờ quản trị viên xem
doctor-dead-letters-do = Trong chat: /quantri, Tin lỗi
doctor-failed-events = { $count } sự việc do lỗi của chương trình chưa xử lý được
doctor-failed-events-do = Trong chat: /quantri, Sự cố (làm lại hoặc bỏ)
doctor-channel-paused = Kênh { $channel } yêu cầu ngừng gửi đến { $until }; tốc độ hiện tại { $rate } tin mỗi giây
doctor-channel-paused-do = Chương trình tự gửi tiếp khi hết giờ; nếu hay gặp, giảm telegram.messages_per_second

# Cơ quan ----------------------------------------------------------------------------------------------------

doctor-without-clock = Có phiếu đang mở mà không có hạn: { $codes }. Đây là lỗi của chương trình
doctor-without-clock-do = Gửi các mã phiếu này cho người phát triển; cán bộ vẫn xử lý được
doctor-overdue = { $count } đồng hồ đang quá hạn (trả lời: { $settle }, tiếp nhận: { $accept })
doctor-overdue-do = Đây là việc của cơ quan, không phải của máy: người đứng đầu xem trong chat, Tồn đọng và Việc sáng nay
doctor-gap-no-catch-all = Chưa có nơi nhận việc không thuộc đơn vị nào
doctor-gap-no-catch-all-do = Trong chat: /quantri, Còn thiếu, Chọn nơi nhận chung
doctor-gap-no-deadline-rule = { $count } bước chưa có thời hạn
doctor-gap-no-deadline-rule-do = Chạy lại langnghe init, hoặc trong chat: /quantri, Thời hạn
doctor-gap-no-admin = Chưa có quản trị viên nào
doctor-gap-no-admin-do = Chạy: langnghe invite --role admin
doctor-gap-no-superior = { $count } đơn vị chưa có cấp trên
doctor-gap-no-superior-do = Trong chat: /quantri, Còn thiếu
doctor-gap-tet-unconfirmed = Lịch nghỉ Tết sắp tới chưa được xác nhận: hạn qua Tết có thể tính sai
doctor-gap-tet-unconfirmed-do = Trong chat: /quantri, Lịch làm việc, Xác nhận lịch Tết
doctor-gap-route-to-ended = { $count } dòng định tuyến về đơn vị đã kết thúc
doctor-gap-route-to-ended-do = Trong chat: /quantri, Còn thiếu, Định tuyến hỏng
doctor-gap-no-officer = { $count } đơn vị chưa có cán bộ
doctor-gap-no-officer-do = Trong chat: /quantri, Mời cán bộ (hoặc langnghe invite --role officer)
doctor-gap-no-head = { $count } đơn vị chưa có người đứng đầu
doctor-gap-no-head-do = Trong chat: /quantri, Mời cán bộ (hoặc langnghe invite --role head)
doctor-gap-no-address = { $count } nơi nhận đơn khiếu nại, tố cáo chưa có địa chỉ
doctor-gap-no-address-do = Trong chat: /quantri, Đơn vị
doctor-admins-unreachable = Cả { $count } quản trị viên đều không liên lạc được trên kênh nào
doctor-admins-unreachable-do = Nhờ một người mở lại bot và nhắn một tin, hoặc mời người khác: langnghe invite --role admin
doctor-grants-ending =
    { $count } { $role ->
        [intake] cán bộ tiếp nhận
        [officer] cán bộ xử lý
        [head] người đứng đầu
        [supervisor] người giám sát
        [dialogue_admin] người phụ trách đối thoại
        [secretary] thư ký đối thoại
       *[admin] quản trị viên
    } sắp hết thời gian giữ vai trò, người đầu tiên lúc { $day }
doctor-grants-ending-do = Trong chat: /quantri, Cán bộ; mời lại hoặc mời người thay
doctor-broadcasts-stalled = { $count } tin báo chung lẽ ra đang được gửi mà đứng yên
doctor-broadcasts-stalled-do = Xem nhật ký có dòng broadcast.taking_failed, begin_failed hay listing_failed không; xem kênh có gửi được không; khởi động lại langnghe serve
doctor-broadcasts-unapproved = { $count } tin báo chung chờ duyệt đã lâu hoặc quá giờ định gửi
doctor-broadcasts-unapproved-do = Nhờ người thứ hai có quyền duyệt trong chat, hoặc bỏ tin đó
doctor-broadcasts-paused = { $count } tin báo chung tạm dừng đã hơn một ngày
doctor-broadcasts-paused-do = Trong chat, mở tin đó: gửi tiếp, hoặc dừng hẳn
