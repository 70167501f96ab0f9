# Dòng lệnh `langnghe`: đọc trên màn hình của người vận hành máy, không có dấu định dạng.

# Tệp cấu hình ---------------------------------------------------------------------------------------------

config-mistake = { $name } = { $value }: cần { $what }
config-missing = { $name }: chưa có; cần { $what }
config-no-file = không có tệp này; hãy chép config.example.toml rồi sửa, hoặc chạy “langnghe init --province "Tên tỉnh"”
config-unreadable = không đọc được ({ $reason })
config-no-toml = không đúng dạng TOML ({ $reason })
config-no-such-key =
    không có mục này{ $named ->
        [yes] { " " }(có phải { $nearest } không?)
       *[no] { "" }
    }; xem các mục trong config.example.toml

config-expects-given = một giá trị
config-expects-text = một dòng chữ không bỏ trống, đặt trong dấu ngoặc kép
config-expects-shorter = một dòng chữ ngắn hơn
config-expects-section = một mục [{ $name }] với các khóa của mục đó
config-expects-folder = đường dẫn của một thư mục
config-expects-existing-folder = một thư mục đang có trên máy
config-expects-yes-no = true hoặc false
config-expects-one-of = một trong các giá trị { $options }
config-expects-number =
    { $whole ->
        [yes] một số nguyên
       *[no] một số
    } từ { $least } đến { $most }
config-expects-database-url = địa chỉ cơ sở dữ liệu như sqlite:////srv/langnghe/langnghe.db hoặc postgresql://nguoi_dung@may/ten
config-expects-web-address = địa chỉ bắt đầu bằng http:// hoặc https://
config-expects-https = địa chỉ bắt đầu bằng https:// (Telegram chỉ gọi webhook qua https)
config-expects-web-path = một đường dẫn bắt đầu bằng /, như /telegram
config-expects-bot-token = mã của bot như @BotFather đưa, dạng 123456:ABC…
config-expects-username = tên của bot trên Telegram, không có @
config-expects-webhook-secret = 16 đến 256 chữ cái không dấu, chữ số, _ hoặc - (khi mode là webhook thì bắt buộc)
config-expects-metrics-token = 16 đến 256 chữ cái không dấu, chữ số hoặc các dấu . _ ~ + / = -
config-expects-morning = giờ trước 12 giờ trưa, như "07:30"
config-expects-time = giờ trong ngày, như "07:30"
config-expects-one-place = hoặc province (tên tỉnh, thành phố) hoặc commune (mã xã, phường), chỉ một trong hai
config-expects-province =
    tên một trong 34 tỉnh, thành phố{ $named ->
        [yes] ; gần nhất: { $nearest }
       *[no] { "" }
    }
config-expects-commune =
    mã năm chữ số của một xã, phường, đặc khu{ $named ->
        [yes] ; gần nhất: { $nearest }
       *[no] { "" }
    }
config-expects-a-channel = ít nhất một kênh: bật webchat hoặc điền telegram.token

# Trợ giúp --------------------------------------------------------------------------------------------------

cli-help = Lắng Nghe: nghe dân nói, chuyển đúng nơi, trả lời đúng hạn. Gõ “langnghe TÊN_LỆNH --help” để xem từng lệnh.
cli-help-demo = Chạy thử một cơ quan mẫu trên máy này, xem bằng trình duyệt; không cần mã bot, không cần internet
cli-help-serve = Phục vụ theo tệp cấu hình cho đến khi được bảo dừng
cli-help-init = Dựng cơ quan từ dữ liệu có sẵn: địa bàn, đơn vị, lĩnh vực, thời hạn, bảng định tuyến
cli-help-check-config = Kiểm tra tệp cấu hình, nêu mọi chỗ sai một lần
cli-help-invite = Tạo đường dẫn và mã mời một lần cho một cán bộ
cli-help-route = Cho biết một nội dung thuộc loại, lĩnh vực nào và về đơn vị nào
cli-help-deadline = Tính ngày đến hạn
cli-help-doctor = Xem mọi thứ cơ quan dựa vào có ổn không, chỗ nào hỏng thì nói phải làm gì; không thay đổi gì. Mã trả về: 0 ổn, 1 có chỗ hỏng, 3 chỉ có điều cần lưu ý
cli-help-backup = Sao lưu dữ liệu (SQLite và tệp gửi kèm) ra một tệp, kể cả khi đang phục vụ
cli-help-restore = Phục hồi dữ liệu từ một tệp sao lưu, kể cả khi đang phục vụ
cli-help-version = Cho biết phiên bản
cli-help-config = Tệp cấu hình
cli-help-province = Tên tỉnh, thành phố, viết kiểu nào cũng được
cli-help-commune = Mã (năm chữ số) hoặc tên một xã, phường, đặc khu đứng riêng
cli-help-office-name = Tên cơ quan như người dân vẫn gọi
cli-help-role = Vai trò: intake (tiếp nhận), officer (xử lý), head (người đứng đầu), admin (quản trị)
cli-help-body = Mã đơn vị, hoặc tên nếu chỉ một đơn vị có tên đó; với admin có thể bỏ trống
cli-help-person-name = Họ tên người được mời
cli-help-from = Ngày bắt đầu giữ vai trò, dạng 2026-11-20
cli-help-until = Ngày cuối giữ vai trò, dạng 2027-06-30
cli-help-replace = Thay người đứng đầu hiện có của đơn vị
cli-help-text = Nội dung, như người dân viết
cli-help-area = Xã, phường, đặc khu: mã hoặc tên, viết kiểu nào cũng được
cli-help-route-config = Dùng bảng định tuyến của cơ quan này; không có thì dùng bảng mặc định của tỉnh
cli-help-deadline-config = Dùng lịch làm việc của cơ quan này; không có thì dùng lịch chung
cli-help-deadline-from = Ngày hoặc thời điểm bắt đầu: 2026-11-20 hoặc 2026-11-20T08:30
cli-help-span = Khoảng thời gian: "10 WD" (ngày làm việc), "10 D" (ngày), "8 H" (giờ)
cli-help-explain = Giải thích từng ngày
cli-help-json = Trả lời dạng JSON
cli-help-overwrite = Cho phép thay cái đang có
cli-help-backup-file = Tệp sao lưu sẽ được ghi
cli-help-restore-file = Tệp sao lưu cần phục hồi
cli-help-port = Cổng trên máy này
cli-help-folder = Thư mục giữ dữ liệu chạy thử

# Gõ sai lệnh -----------------------------------------------------------------------------------------------

cli-unknown-command = Không có lệnh “{ $word }”. Xem: { $help }
cli-unknown-option = Không có tùy chọn “{ $word }”. Xem: { $help }
cli-missing-argument = Thiếu { $word }. Xem: { $help }
cli-bad-value = { $word } không nhận giá trị “{ $value }”. Xem: { $help }
cli-said-twice = { $word } được nêu hai lần. Xem: { $help }
cli-misused = Gõ lệnh chưa đúng ({ $what }). Xem: { $help }
cli-bad-span = --span không nhận “{ $span }”: cần một số nguyên từ 1 đến 10000 và WD (ngày làm việc), D (ngày) hoặc H (giờ), như "10 WD"
cli-bad-date = --from không nhận “{ $date }”: cần ngày như 2026-11-20 hoặc thời điểm như 2026-11-20T08:30
cli-no-such-day = Tính từ { $start } cộng { $span } thì quá năm cuối cùng có trong lịch
cli-one-place = Chỉ nêu một trong hai: --province hoặc --commune
cli-which-body = Thiếu --body: mã hoặc tên đơn vị

# Lỗi -------------------------------------------------------------------------------------------------------

cli-more-mistakes = (còn { $count } chỗ nữa; xem hết bằng: langnghe check-config --config { $file })
cli-schema-too-new = Cơ sở dữ liệu này do một phiên bản mới hơn ghi; hãy dùng phiên bản đó
cli-no-database = Không dùng được cơ sở dữ liệu: { $reason }
cli-port-taken = Cổng đã có chương trình khác dùng; hãy chọn cổng khác ở mục http.port
cli-os-error = { $file }: { $reason }
cli-fault = Lỗi của chương trình: { $error } ở { $where }
cli-already-serving = Đã có một tiến trình khác đang phục vụ { $database }
cli-other-folder = Tiến trình khác đang phục vụ cùng cơ sở dữ liệu nhưng giữ tệp ở thư mục khác. { $folder } phải là thư mục dùng chung của mọi tiến trình (mục data_dir)

# init ------------------------------------------------------------------------------------------------------

cli-demo-config = Do “langnghe demo” ghi lại mỗi lần chạy.
cli-config-written = Do “langnghe init” ghi. Mọi mục khác được giải thích trong config.example.toml.
cli-wrote-config = Đã ghi { $file }
cli-init-which = Chưa có { $file }: hãy nêu --province "Tên tỉnh" hoặc --commune MÃ
cli-init-other-place = { $file } là của { $held }, không phải { $wanted }; hãy dùng --config với tệp khác
cli-init-made = { $area }: đã tạo { $made }
cli-init-nothing-new = { $area }: đã có đủ từ trước, không phải tạo gì thêm
cli-init-catch-all = Việc không thuộc đơn vị nào khác về: { $body }
cli-init-missing = Còn thiếu: { $gaps }
cli-init-next = Bước tiếp: langnghe invite --role admin --config { $config }, rồi langnghe serve --config { $config }
cli-made-areas = { $count } địa bàn
cli-made-bodies = { $count } đơn vị
cli-made-fields = { $count } lĩnh vực
cli-made-deadline-rules = { $count } quy định thời hạn
cli-made-days = { $count } ngày nghỉ, ngày làm bù
cli-made-routes = { $count } dòng định tuyến
cli-gap-no-catch-all = nơi nhận việc không thuộc đơn vị nào
cli-gap-no-deadline-rule = thời hạn cho { $count } bước
cli-gap-no-admin = người quản trị
cli-gap-no-superior = cấp trên cho { $count } đơn vị
cli-gap-tet-unconfirmed = xác nhận lịch nghỉ Tết sắp tới
cli-gap-route-to-ended = đơn vị mới cho { $count } dòng định tuyến
cli-gap-no-officer = cán bộ cho { $count } đơn vị
cli-gap-no-head = người đứng đầu cho { $count } đơn vị
cli-gap-no-address = địa chỉ nhận đơn của { $count } đơn vị

# check-config ----------------------------------------------------------------------------------------------

cli-config-good = { $file }: đúng. Đang có hiệu lực:

# invite ----------------------------------------------------------------------------------------------------

cli-invited =
    Lời mời làm { role-name } tại { $body }{ $named ->
        [yes] { " " }cho { $name }
       *[no] { "" }
    }
cli-invited-code = Mã: { $code }
cli-invited-link = Đường dẫn: { $link }
cli-invited-once = Dùng được một lần, đến hết ngày { $day }. Hãy trao tận tay; sau này không xem lại được.
cli-body-unknown = Không có đơn vị nào giống “{ $body }”
cli-body-unclear = “{ $body }” có thể là { $count } đơn vị: { $likely }

# route -----------------------------------------------------------------------------------------------------

cli-area-unclear =
    Chưa rõ địa bàn “{ $area }”{ $named ->
        [yes] ; có phải: { $likely }
       *[no] { "" }
    }
cli-route-kind =
    Loại: { $kind ->
        [report] phản ánh
        [petition] kiến nghị
        [suggestion] góp ý
        [question] hỏi đáp
        [praise] khen ngợi
        [complaint] khiếu nại (hướng dẫn, không nhận như phiếu)
       *[denunciation] tố cáo (hướng dẫn, không nhận như phiếu)
    } ({ $confidence })
cli-route-field = Lĩnh vực: { $field } ({ $code })
cli-route-area = Địa bàn: { $area }
cli-route-body =
    Đơn vị: { $body } ({ $code }), theo { $rung ->
        [field_area] lĩnh vực và địa bàn
        [field_parent_area] lĩnh vực và địa bàn cấp trên
        [field_default] lĩnh vực
        [area_default] địa bàn
       *[catch_all] nơi nhận chung
    }
cli-route-where = Đơn vị: chưa rõ, vì chưa biết địa bàn; hãy thêm --area
cli-route-emergency = Khẩn cấp: gọi { $number } trước

# backup, restore -------------------------------------------------------------------------------------------

cli-backed-up = Đã sao lưu vào { $file } ({ $kib } KiB, { $files } tệp gửi kèm)
cli-backup-missing = Không thấy { $count } tệp gửi kèm trên đĩa: { $paths }
cli-restored = Đã phục hồi dữ liệu lúc { $made_at } cùng { $files } tệp gửi kèm
cli-restore-before = Dữ liệu trước khi phục hồi được giữ ở { $file }
cli-restore-serving = Máy chủ đang chạy đã chuyển sang dữ liệu này
backup-postgresql = Dữ liệu ở PostgreSQL: hãy dùng pg_dump --format=custom --dbname={ $address } và pg_restore
backup-exists = { $file } đã có; chọn tên khác hoặc thêm --replace
backup-nothing = Chưa có gì để sao lưu: không có { $database }
backup-damaged = { $database } bị hỏng, không sao lưu được; hãy phục hồi từ một bản sao lưu
restore-no-file = Không có tệp { $file }
restore-no-backup = { $file } không phải bản sao lưu của Lắng Nghe
restore-damaged = { $file } bị hỏng hoặc đã bị sửa; dữ liệu đang có được giữ nguyên
restore-too-new = { $file } do một phiên bản mới hơn ghi; hãy dùng phiên bản đó
restore-exists = { $database } đang có dữ liệu; thêm --replace để thay (dữ liệu cũ được sao lưu trước)
restore-no-answer = Máy chủ đang chạy không chuyển được trong { $seconds } giây; dữ liệu giữ nguyên. Hãy dừng máy chủ rồi làm lại
restore-failed = Máy chủ đang chạy không phục hồi được ({ $reason }); dữ liệu giữ nguyên
