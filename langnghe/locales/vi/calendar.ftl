# Lịch làm việc: các ngày của cơ quan, giờ làm việc, lịch Tết, nhập và xuất bảng, hạn được tính lại.

# Ngày và loại ngày --------------------------------------------------------------------------------------------

day-kind-off = nghỉ
day-kind-working = làm việc
day-kind-half = chỉ làm buổi sáng
day-kind-afternoon = chỉ làm buổi chiều
day-kind-closed = đóng cửa, không tiếp
btn-day-kind-off = Nghỉ
btn-day-kind-working = Làm việc (làm bù)
btn-day-kind-half = Chỉ làm buổi sáng
btn-day-kind-afternoon = Chỉ làm buổi chiều
btn-day-kind-closed = Đóng cửa (bão, bầu cử, chuyển trụ sở)
a-cal-date = { $weekday ->
        [1] Thứ Hai
        [2] Thứ Ba
        [3] Thứ Tư
        [4] Thứ Năm
        [5] Thứ Sáu
        [6] Thứ Bảy
       *[7] Chủ nhật
    }, { $day }
a-cal-what = { $kind }{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }
a-cal-day-line = • { $day }: { $what }

# Lịch một năm -------------------------------------------------------------------------------------------------

a-cal = <b>Lịch làm việc năm { $year }</b>
a-cal-law = Ngoài thứ Bảy và Chủ nhật, theo luật và thông báo chung:
a-cal-feast = • { $one ->
        [yes] { $first }
       *[no] { $first } – { $last }
    }: nghỉ ({ $name })
a-cal-own = <b>Ngày do cơ quan đặt riêng: { $count }</b>. Ngày đặt riêng được tính trước luật và thông báo chung.
a-cal-hours = Giờ làm việc: { $hours }
a-cal-hours-none = chưa đặt; thời hạn tính theo giờ được đếm liên tục
a-cal-hours-are = sáng { $morning }, chiều { $afternoon }
a-cal-tet-waits = 🔴 <b>Lịch nghỉ Tết { $year } chưa được xác nhận.</b>
btn-a-cal-tet = 🔴 Xác nhận lịch Tết { $year }
btn-a-cal-add = ➕ Đặt một ngày
btn-a-cal-days = 🗓 Ngày đặt riêng ({ $count })
btn-a-cal-hours = 🕗 Giờ làm việc
btn-a-cal-moved = ⏱ Phiếu đổi hạn
btn-a-cal-import = 📥 Nhập bảng
btn-a-cal-export = 📤 Xuất bảng
btn-a-cal-year = Năm { $year }
btn-a-cal-back = 📅 Lịch làm việc
a-cal-days-none = Năm { $year } chưa có ngày nào do cơ quan đặt riêng.
a-cal-days = <b>Ngày do cơ quan đặt riêng, năm { $year }</b> ({ $count })
btn-a-cal-day = { $day }
btn-a-cal-days-back = 🗓 Ngày đặt riêng năm { $year }
calendar-year = Lịch chỉ có các năm từ { $first } đến { $last }.
calendar-day-not-found = Ngày { $day } không có trong các ngày cơ quan đặt riêng. Có thể đã được bỏ.

# Đặt và bỏ một ngày -------------------------------------------------------------------------------------------

a-cal-ask-date =
    <b>Đặt một ngày</b>
    Ngày nào? Mời gõ như 25/11/{ $year }. Có nhiều ngày, nên dùng <b>Nhập bảng</b>.
a-cal-date-unread = Chưa đọc được ngày «{ $typed }». Mời gõ ngày, tháng, năm (từ 2000 đến 2100), như 25/11/2026.
a-cal-ask-kind =
    { $day }. Bây giờ đang tính là { $working ->
        [yes] ngày làm việc
       *[no] ngày nghỉ
    }{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }.
    Từ nay là ngày gì?
a-cal-ask-note = Lý do là gì? Ví dụ: nghỉ tránh bão số 12. Ghi chú này người dân có thể đọc được.
btn-a-cal-no-note = Không ghi
calendar-note-long = Ghi chú dài quá; xin viết trong { $most } chữ.
calendar-no-working-day = Như vậy từ { $day } cả năm không có ngày làm việc nào, nên chưa ghi. Xin xem lại các ngày.
a-cal-confirm = <b>Xin xem lại trước khi ghi</b>
a-cal-would-move = { $count ->
        [0] Không phiếu nào đang mở phải đổi hạn.
       *[other] <b>{ $count } phiếu</b> đang mở sẽ đổi hạn; cán bộ và người gửi được báo.
    }
a-cal-if-gone = Nếu bỏ ngày này: { $count ->
        [0] không phiếu nào đang mở phải đổi hạn.
       *[other] <b>{ $count } phiếu</b> đang mở sẽ đổi hạn; cán bộ và người gửi được báo.
    }
btn-a-cal-yes = ✅ Ghi vào lịch
a-cal-set = <b>Đã ghi vào lịch</b>
a-cal-soon = Hạn của các phiếu đang mở được tính lại trong ít phút. Xong, tôi sẽ báo ông/bà.
btn-a-cal-remove = 🗑 Bỏ ngày này
a-cal-removed = Đã bỏ: { $day }. Hạn của các phiếu đang mở được tính lại trong ít phút. Xong, tôi sẽ báo ông/bà.

# Giờ làm việc -------------------------------------------------------------------------------------------------

a-cal-ask-hours =
    <b>Giờ làm việc</b>: { $hours }
    Giờ làm việc chỉ dùng cho các thời hạn tính bằng giờ. Mời gõ giờ buổi sáng và buổi chiều, như: 07:00-11:30 13:30-17:00
a-cal-hours-unread = Chưa đọc được «{ $typed }». Mời gõ đủ giờ mở, giờ đóng của buổi sáng rồi buổi chiều, như: 07:00-11:30 13:30-17:00
btn-a-cal-no-hours = Bỏ giờ làm việc

# Tết ----------------------------------------------------------------------------------------------------------

a-cal-tet =
    <b>Lịch nghỉ Tết { $year }</b>
    Theo lịch tính sẵn: nghỉ từ { $first } đến hết { $last }. Lịch chính thức do Nhà nước thông báo, có thể khác.
    Nếu đúng, bấm xác nhận. Nếu khác, đặt lại từng ngày hoặc nhập bảng.
btn-a-cal-tet-yes = ✅ Đúng, xác nhận
a-cal-tet-confirmed = Đã xác nhận lịch nghỉ Tết { $year }. Cảm ơn ông/bà.
a-cal-tet-already = Lịch nghỉ Tết { $year } đã được xác nhận rồi.
tet-unconfirmed =
    🔴 <b>Xin xác nhận lịch nghỉ Tết { $year }</b>
    Lịch tính sẵn là nghỉ từ { $first } đến hết { $last }. Lịch chính thức có thể khác, khi đó hạn trả lời người dân bị tính sai.
    Mời mở <b>Lịch làm việc</b> để xác nhận hoặc sửa.

# Nhập và xuất bảng --------------------------------------------------------------------------------------------

a-cal-ask-table =
    <b>Nhập bảng ngày</b>
    Gửi một tệp .csv, hoặc gõ ngay tại đây. Mỗi dòng một ngày, gồm: ngày, loại, ghi chú. Ví dụ:
    <code>04/02/2027, nghỉ, Tết Nguyên Đán</code>
    <code>2027-02-13, làm bù, thay ngày 11/02</code>
    Loại là một trong: { $kinds }. Ngày nào không có trong bảng thì giữ nguyên.
a-cal-table-as-file = Bảng dài quá. Xin gửi thành tệp Excel hoặc .csv.
a-cal-file-comes = Đang nhận tệp. Xin đợi vài giây rồi bấm <b>Xem bảng</b>.
btn-a-cal-look = 👀 Xem bảng
a-cal-table = <b>Bảng có { $count } ngày</b>: { $new } ngày mới, { $changed } ngày thay đổi, { $same } ngày đã có. Chưa ghi gì.
a-cal-more = … và { $count } ngày nữa.
btn-a-cal-write = ✅ Ghi vào lịch
a-cal-faults = <b>Bảng có { $count } chỗ sai</b>, nên chưa ghi gì:
a-cal-faults-more = … và { $count } chỗ nữa.
a-cal-faults-next = Xin sửa rồi gửi lại cả bảng.
a-cal-fault-date = • Dòng { $line }: { $empty ->
        [yes] thiếu ngày
       *[no] «{ $value }» không phải là ngày
    }. Cần viết như 20/11/2026 hoặc 2026-11-20.
a-cal-fault-year = • Dòng { $line }: «{ $value }». Năm phải từ { $first } đến { $last }.
a-cal-fault-kind = • Dòng { $line }: { $empty ->
        [yes] thiếu loại ngày
       *[no] «{ $value }» không phải là loại ngày
    }. Cần một trong: { $kinds }.
a-cal-fault-note = • Dòng { $line }: ghi chú «{ $value }» có { $length } chữ. Chỉ được { $most } chữ.
a-cal-fault-twice = • Dòng { $line }: ngày «{ $value }» đã có ở dòng { $first }. Mỗi ngày chỉ một dòng.
a-cal-fault-quotes = • Dòng { $line }: dấu ngoặc kép ({ $value }) chưa đóng hoặc đặt sai chỗ, nên không đọc được từ đây. Cần bỏ dấu ngoặc kép.
calendar-table-empty = Bảng không có ngày nào. Mỗi dòng cần: ngày, loại, ghi chú.
calendar-table-long = Bảng dài quá { $most } dòng. Xin kiểm tra lại, hoặc chia nhỏ.
calendar-table-faulty = Bảng còn { $count } chỗ sai nên chưa ghi gì. Xin sửa rồi gửi lại.
a-cal-imported =
    <b>Đã ghi vào lịch</b>: { $new } ngày mới, { $changed } ngày thay đổi, { $same } ngày giữ nguyên.
    Hạn của các phiếu đang mở được tính lại trong ít phút. Xong, tôi sẽ báo ông/bà.
a-cal-exported = Bảng các ngày cơ quan đặt riêng năm { $year }, mở được bằng Excel:
a-cal-exported-next = Sửa xong, ông/bà có thể gửi lại bằng <b>Nhập bảng</b>.

# Hạn được tính lại --------------------------------------------------------------------------------------------

a-cal-moved = <b>Phiếu đổi hạn do thay đổi lịch gần nhất</b> ({ $count })
a-cal-moved-line = • <b>{ $code }</b>: { $clock } { $old } → { $new }, { $body }{ $assigned ->
        [yes] , { $officer }
       *[no] { "" }
    }
a-cal-moved-none = Thay đổi lịch gần nhất không làm phiếu nào đổi hạn.
a-cal-moved-pending = Đang tính lại hạn của các phiếu đang mở. Xin xem lại sau ít phút.
calendar-recomputed = { $count ->
        [0] Đã tính lại hạn theo lịch mới: không phiếu nào đổi hạn.
       *[other] Đã tính lại hạn theo lịch mới: <b>{ $count } phiếu</b> đổi hạn; cán bộ và người gửi đã được báo.
    }
o-notice-recomputed = Phiếu <b>{ $code }</b>: { $clock_name } đổi từ { $old } sang <b>{ $new }</b>, do lịch làm việc thay đổi.
notice-recomputed = Phiếu <b>{ $code }</b> của ông/bà: hạn trả lời đổi từ { $old } sang <b>{ $new }</b>, do lịch làm việc của cơ quan thay đổi.
