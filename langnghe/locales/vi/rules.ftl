# Thời hạn: quy định theo từng bước, bảng nhập và xuất, vùng sâu vùng xa, vụ việc phức tạp, tính lại hạn.

btn-a-rules = ⏳ Thời hạn
btn-a-rules-back = ⏳ Thời hạn
btn-a-gap-no-deadline-rule = ⏳ Thêm quy định thời hạn
rule-step-accept = Tiếp nhận
rule-step-classify = Phân loại
rule-step-first_answer = Phản hồi lần đầu
rule-step-settle = Trả lời người dân
rule-step-opinion = Cho ý kiến phối hợp
rule-step-return = Trả lại nơi chuyển
rule-priority-urgent = khẩn
rule-priority-normal = không khẩn
rule-remote = vùng sâu, vùng xa
rule-complex = vụ việc phức tạp
rule-everything = mọi phiếu
rule-what = { $what }: { $span }

# Xem ----------------------------------------------------------------------------------------------------------

a-rules =
    <b>Thời hạn</b>
    Mỗi bước có bao nhiêu thời gian, theo quy định nào, từ ngày nào. Mời chọn một bước.
a-rules-of =
    <b>Thời hạn: { $step }</b> ({ $count })
    Một phiếu hợp với nhiều dòng thì tính theo dòng sát nhất: trước hết mức độ khẩn, rồi phức tạp, vùng sâu vùng xa, lĩnh vực, loại phiếu.
a-rules-past = <b>Quy định cũ: { $step }</b> ({ $count })
a-rules-past-none = <b>{ $step }</b>: chưa có quy định cũ.
a-rule-line = { $place }. { $what }: <b>{ $span }</b>, { $coming ->
        [yes] <b>sẽ áp dụng từ { $first }</b>
       *[no] từ { $first }
    }{ $ends ->
        [yes] { " " }đến hết { $last }
       *[no] { "" }
    }. <i>{ $source }</i>
a-rule-card =
    <b>{ $step }: { $span }</b>
    Áp dụng cho: { $what }
    Căn cứ: { $source }
    { $standing ->
        [past] Đã áp dụng từ { $first }
        [future] Sẽ áp dụng từ { $first }
       *[force] Đang áp dụng từ { $first }
    }{ $ends ->
        [yes] { " " }đến hết { $last }
       *[no] { "" }
    }.
    { $made ->
        [yes] Người ghi: { $by }, lúc { $at }.
       *[no] Có sẵn khi thiết lập.
    }
btn-a-rules-step = ⏳ { $step }
btn-a-rule-add = ➕ Thêm quy định
btn-a-rule-history = 🕑 Quy định cũ
btn-a-rule-anew = ✏️ Đặt thời hạn mới
btn-a-rule-end = ⏹ Ngừng áp dụng
btn-a-rule-drop = 🗑 Bỏ quy định này
rule-not-found = Quy định này không còn. Mời xem lại danh sách.

# Thêm một quy định --------------------------------------------------------------------------------------------

a-rule-ask-span =
    <b>Quy định mới: { $step }</b>
    Áp dụng cho: <b>{ $what }</b>. Bấm nút dưới đây nếu chỉ cho một số phiếu.
    Bao nhiêu lâu? Mời gõ như: <b>10</b> (ngày làm việc), <b>15 ngày</b> (tính cả ngày nghỉ), <b>8 giờ</b>.
btn-a-rule-kind = Loại phiếu…
btn-a-rule-field = Lĩnh vực…
btn-a-rule-priority-urgent = Chỉ phiếu khẩn
btn-a-rule-priority-normal = Chỉ phiếu không khẩn
btn-a-rule-priority-any = Khẩn hay không đều được
btn-a-rule-remote-yes = Chỉ vùng xa
btn-a-rule-remote-no = Mọi vùng
btn-a-rule-complex-yes = Chỉ việc phức tạp
btn-a-rule-complex-no = Mọi vụ việc
a-rule-ask-kind = Cho loại phiếu nào?
btn-a-rule-any-kind = Bất kỳ loại nào
a-rule-ask-field = Cho lĩnh vực nào?
btn-a-rule-any-field = Bất kỳ lĩnh vực nào
btn-a-rule-form = ↩️ Quay lại
a-rule-span-unread = Chưa đọc được «{ $typed }». Mời gõ một số, như 10 (ngày làm việc, nhiều nhất 250), 15 ngày (nhiều nhất 366) hoặc 8 giờ (nhiều nhất 1000).
a-rule-ask-source = <b>{ $span }</b>. Theo văn bản nào? Ví dụ: Quyết định số 12/2026/QĐ-UBND, Điều 5. Người dân đọc được căn cứ này.
rule-no-source = Mỗi thời hạn cần có căn cứ. Mời gõ tên văn bản, ví dụ: Quyết định số 12/2026/QĐ-UBND, Điều 5.
rule-source-long = Căn cứ dài { $length } chữ; xin viết trong { $most } chữ.
a-rule-ask-from = Áp dụng từ ngày nào? Bấm một ngày, hoặc gõ ngày, tháng, năm.
btn-a-rule-day = { $day }
a-rule-day-unread = Chưa đọc được ngày «{ $typed }». Mời gõ như 01/01/2027.
rule-past = Không ghi được từ { $day }, vì ngày ấy đã qua. Quy định mới chỉ áp dụng từ hôm nay ({ $today }) trở đi.
rule-far = Ngày xa quá; chỉ nhận đến năm { $last }.
rule-same-day = Từ { $day } đã có một quy định đang áp dụng cho đúng các phiếu này, không ghi đè được. Mời chọn từ ngày mai trở đi.
a-rule-confirm = <b>Xin xem lại trước khi ghi</b>
a-rule-new =
    <b>{ $step }: { $span }</b>
    Áp dụng cho: { $what }
    Căn cứ: { $source }
    Từ { $first }{ $ends ->
        [yes] { " " }đến hết { $last }, rồi theo quy định đã ghi sau đó
       *[no] { "" }
    }.
a-rule-ends = Quy định đang có ({ $what }) chỉ áp dụng đến trước ngày { $day }.
a-rule-replaces = Thay cho quy định sắp áp dụng từ cùng ngày ({ $what }).
a-rule-narrower = ⚠️ { $count } quy định riêng hơn vẫn được áp dụng trước quy định này: { $rules }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] …
    } Muốn đổi cả những việc đó thì sửa các quy định ấy.
a-rule-keeps = <i>Phiếu đang mở giữ hạn đã có, trừ khi ông/bà bấm <b>Tính lại hạn</b>.</i>
a-rule-same = Quy định này đã có rồi, không cần ghi lại.
btn-a-rule-yes = ✅ Ghi quy định
a-rule-added = <b>Đã ghi</b>

# Ngừng áp dụng ------------------------------------------------------------------------------------------------

a-rule-ask-end = Ngừng áp dụng từ ngày nào? Bấm một ngày, hoặc gõ ngày, tháng, năm.
a-rule-end-confirm = { $dropped ->
        [yes] <b>Bỏ quy định sắp áp dụng?</b> { $step }, { $what }.
       *[no] <b>Ngừng áp dụng?</b> { $step }, { $what }. Ngày cuối cùng: { $last }. Sau đó tính theo quy định chung hơn.
    }
a-rule-goes-on = Quy định trước đó ({ $what }) được áp dụng tiếp.
btn-a-rule-end-yes = ✅ Đúng vậy
a-rule-ended = { $dropped ->
        [yes] Đã bỏ quy định: { $step }, { $what }.
       *[no] Đã ghi: { $step }, { $what }, áp dụng đến hết { $last }.
    }
rule-is-history = Quy định này đã hết áp dụng, không sửa được nữa.
rule-end-day = Ngày ngừng áp dụng phải từ { $first } trở đi, không quá năm { $last }. Những gì đã áp dụng thì không bỏ được.
rule-ends-already = Quy định này đã được ghi là chỉ áp dụng đến hết { $last }.
rule-general-stays = Không ngừng được: đây là quy định chung của bước này, bỏ đi thì có phiếu không có thời hạn. Mời bấm <b>Đặt thời hạn mới</b> để thay.

# Tính lại hạn của phiếu đang mở -------------------------------------------------------------------------------

btn-a-rule-recount = 🔁 Tính lại hạn phiếu đang mở
a-rule-recount = <b>Tính lại hạn của phiếu đang mở</b>
    { $count ->
        [0] Theo các quy định đang áp dụng hôm nay, không phiếu nào phải đổi hạn.
       *[other] Theo các quy định đang áp dụng hôm nay, <b>{ $count } phiếu</b> sẽ đổi hạn, tính từ ngày bắt đầu của từng phiếu. Cán bộ và người gửi được báo. Phiếu đã quá hạn giữ nguyên; hạn đã gia hạn không bị rút ngắn; không phiếu nào bị quá hạn ngay: hạn mới sớm nhất là hết ngày làm việc kế tiếp.
    }
btn-a-rule-recount-yes = ✅ Tính lại hạn { $count } phiếu
btn-a-rule-moved = ⏱ Phiếu đã đổi hạn
a-rule-recount-begun = Hạn của các phiếu đang mở được tính lại trong ít phút. Xong, tôi sẽ báo ông/bà.
rules-recompute-runs = Lần tính lại trước chưa xong. Xin đợi ít phút.
a-rule-moved = <b>Phiếu đổi hạn trong lần tính lại gần nhất</b> ({ $count })
a-rule-moved-none = Lần tính lại gần nhất không làm phiếu nào đổi hạn.
rules-recomputed = { $count ->
        [0] Đã tính lại hạn theo quy định đang áp dụng: không phiếu nào đổi hạn.
       *[other] Đã tính lại hạn theo quy định đang áp dụng: <b>{ $count } phiếu</b> đổi hạn; cán bộ và người gửi đã được báo.
    }
o-notice-rule-recomputed = Phiếu <b>{ $code }</b>: { $clock_name } đổi từ { $old } sang <b>{ $new }</b>, do quy định về thời hạn thay đổi.
notice-rule-recomputed = Phiếu <b>{ $code }</b> của ông/bà: hạn trả lời đổi từ { $old } sang <b>{ $new }</b>, do quy định về thời hạn thay đổi.
step-recompute-rule = • { $at }: { $clock } đổi từ { $old } sang { $new }, do quy định về thời hạn thay đổi
act-recompute-rule = tính lại hạn theo quy định mới

# Nhập và xuất bảng --------------------------------------------------------------------------------------------

btn-a-rule-import = 📥 Nhập bảng
btn-a-rule-export = 📤 Xuất bảng
a-rules-ask-table =
    <b>Nhập bảng thời hạn</b>
    Gửi một tệp .csv, hoặc gõ ngay tại đây. Mỗi dòng gồm: bước, loại, lĩnh vực, mức độ, vùng sâu vùng xa, phức tạp, thời hạn, căn cứ, từ ngày. Ô để trống là bất kỳ. Ví dụ:
    <code>trả lời;;;khẩn;;;5 ngày;QĐ 12/2026/QĐ-UBND, Điều 5;01/01/2027</code>
    Bước là một trong: { $steps }. Nên bấm <b>Xuất bảng</b> trước rồi thêm dòng. Dòng cũ giữ nguyên, không sửa được.
a-rules-table = <b>Bảng có { $new } quy định mới</b>, { $replaced } thay quy định sắp áp dụng, { $same } đã có. Chưa ghi gì.
a-rule-table-line = • { $step }, { $what }: <b>{ $span }</b>, từ { $first }
a-rules-more = … và { $count } quy định nữa.
btn-a-rules-write = ✅ Ghi các quy định này
a-rules-imported = <b>Đã ghi</b>: { $new } quy định mới, { $replaced } thay quy định sắp áp dụng, { $same } giữ nguyên.
rules-table-empty = Bảng không có quy định nào. Mỗi dòng cần: bước, loại, lĩnh vực, mức độ, vùng, phức tạp, thời hạn, căn cứ, từ ngày.
rules-table-long = Bảng dài quá { $most } dòng. Xin kiểm tra lại, hoặc chia nhỏ.
rules-table-faulty = Bảng còn { $count } chỗ sai nên chưa ghi gì. Xin sửa rồi gửi lại.
a-rules-exported = Bảng tất cả quy định về thời hạn, cả quy định cũ, mở được bằng Excel:
a-rules-exported-next = Muốn thêm nhiều quy định, ông/bà thêm dòng vào bảng rồi gửi lại bằng <b>Nhập bảng</b>.
a-rule-fault-step = • Dòng { $line }: { $empty ->
        [yes] thiếu bước
       *[no] «{ $value }» không phải là một bước
    }. Cần một trong: { $what }.
a-rule-fault-kind = • Dòng { $line }: «{ $value }» không phải là loại phiếu. Cần một trong: { $what }, hoặc để trống.
a-rule-fault-field = • Dòng { $line }: không có lĩnh vực «{ $value }». Cần đúng tên hoặc mã lĩnh vực, hoặc để trống.
a-rule-fault-priority = • Dòng { $line }: mức độ «{ $value }» không đọc được. Cần: khẩn, thường, hoặc để trống.
a-rule-fault-remote = • Dòng { $line }: ô vùng sâu vùng xa «{ $value }» không đọc được. Cần: có, hoặc để trống.
a-rule-fault-complex = • Dòng { $line }: ô phức tạp «{ $value }» không đọc được. Cần: có, hoặc để trống.
a-rule-fault-span = • Dòng { $line }: { $empty ->
        [yes] thiếu thời hạn
       *[no] thời hạn «{ $value }» không đọc được
    }. Cần viết như 10 ngày làm việc, 15 ngày hoặc 8 giờ.
a-rule-fault-source = • Dòng { $line }: thiếu căn cứ. Cần ghi tên văn bản.
a-rule-fault-source-long = • Dòng { $line }: căn cứ «{ $value }» dài quá { $what } chữ.
a-rule-fault-from = • Dòng { $line }: { $empty ->
        [yes] thiếu ngày áp dụng
       *[no] từ ngày «{ $value }» không dùng được
    }. Cần viết như 01/01/2027, không quá năm 2100.
a-rule-fault-until = • Dòng { $line }: đến ngày «{ $value }» không phải là ngày. Nên để trống.
a-rule-fault-until-set = • Dòng { $line }: đến ngày { $value } khác với sổ. Ngày cuối do quy định sau quyết định; muốn ngừng áp dụng thì bấm <b>Ngừng áp dụng</b>. Xin để trống ô này.
a-rule-fault-cells = • Dòng { $line }: thừa ô («{ $value }»). Có dấu phẩy trong căn cứ thì đặt căn cứ trong dấu ngoặc kép, hoặc ngăn các ô bằng dấu chấm phẩy.
a-rule-fault-twice = • Dòng { $line }: trùng với dòng { $what } (cùng bước, cùng phạm vi, cùng ngày bắt đầu).
a-rule-fault-quotes = • Dòng { $line }: dấu ngoặc kép ({ $value }) chưa đóng hoặc đặt sai chỗ, nên không đọc được từ đây.
a-rule-fault-past = • Dòng { $line }: từ ngày { $value } đã qua, quy định cũ không sửa, không thêm được. Xin ghi một dòng mới với ngày từ hôm nay trở đi.
a-rule-fault-today = • Dòng { $line }: từ ngày { $value } đã có quy định khác đang áp dụng. Xin chọn từ ngày mai trở đi.

# Vùng sâu, vùng xa --------------------------------------------------------------------------------------------

btn-a-remote = ⛰ Vùng sâu, vùng xa
a-remote = <b>Xã, phường được tính là vùng sâu, vùng xa</b> ({ $count })
a-remote-line = • { $name }
a-remote-ask = Mời gõ tên xã, phường để đánh dấu hoặc bỏ dấu.
a-remote-found = Các nơi có tên gần với «{ $typed }»:
a-remote-none = Không tìm thấy xã, phường nào tên «{ $typed }». Mời gõ lại, có dấu hay không dấu đều được.
a-remote-card = <b>{ $name }</b>: { $remote ->
        [yes] được tính là vùng sâu, vùng xa.
       *[no] không tính là vùng sâu, vùng xa.
    }
btn-a-remote-yes = ⛰ Đánh dấu vùng sâu, vùng xa
btn-a-remote-no = Bỏ dấu vùng sâu, vùng xa

# Vụ việc phức tạp ---------------------------------------------------------------------------------------------

btn-l-complex = 🧩 Vụ việc phức tạp
o-card-complex = 🧩 <b>Vụ việc phức tạp</b>
complex-places = Phải xác minh ở từ hai nơi trở lên
complex-contents = Có từ hai nội dung trở lên
complex-many = Nhiều người cùng gửi, hoặc liên quan quyền lợi nhiều người
complex-foreign = Có yếu tố nước ngoài
complex-bodies = Liên quan trách nhiệm của nhiều cơ quan
complex-differ = Các cơ quan còn ý kiến khác nhau
complex-evidence = Chứng cứ mâu thuẫn nhau
l-complex-ground = Phiếu <b>{ $code }</b>: vì sao là vụ việc phức tạp? Chọn một căn cứ ({ $source }).
l-complex-write = Phiếu <b>{ $code }</b>, căn cứ: { $ground }. Mời ghi rõ lý do. Lý do được lưu trong phiếu và gửi cho người dân khi hạn trả lời thay đổi.
complex-no-ground = Mời chọn một căn cứ trong danh sách.
complex-late = Phiếu đã quá hạn, không xác định là vụ việc phức tạp được nữa. Mời trả lời và nêu lý do trễ.
complex-already = Phiếu { $code } đã được xác định là vụ việc phức tạp rồi.
l-done-complex = { $longer ->
        [yes] Phiếu { $code } là vụ việc phức tạp. Hạn trả lời chuyển từ { $before } sang <b>{ $until }</b>; người dân đã được báo.
       *[no] Phiếu { $code } là vụ việc phức tạp. <b>Hạn trả lời vẫn là { $until }</b>: cơ quan chưa có quy định thời hạn dài hơn cho vụ việc phức tạp.
    }
o-notice-complex = 🧩 { $by } xác định phiếu <b>{ $code }</b> là vụ việc phức tạp ({ $because }). { $longer ->
        [yes] Hạn trả lời chuyển từ { $before } sang <b>{ $until }</b>.
       *[no] Hạn trả lời vẫn là { $until }.
    } Lý do: { $reason }
notice-complex = Phiếu <b>{ $code }</b> được <b>{ $body }</b> xác định là vụ việc phức tạp, cần thêm thời gian. Hạn trả lời chuyển từ { $before } sang <b>{ $until }</b>. Căn cứ: { $ground }. Lý do: { $reason }
o-history-complex = Căn cứ: { $ground } ({ $source })
