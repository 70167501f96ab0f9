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
