# Thôn, tổ dân phố (quản trị) ------------------------------------------------------------------------------------

btn-a-villages = 🏘 Thôn, tổ dân phố
btn-a-villages-other = 🏘 Xã, phường khác
btn-a-villages-back = ◂ Danh sách thôn, tổ
btn-a-village-commune = { $name } ({ $count })
a-villages =
    <b>Thôn, tổ dân phố</b>: đã ghi { $count }, ở { $communes } xã, phường; chưa ghi thôn, tổ nào: { $missing } xã, phường.
    Chọn xã, phường dưới đây, hoặc gõ tên (không dấu cũng được). Có nhiều thì gửi cả bảng.
a-villages-of = <b>{ $name }</b>: { $count } thôn, tổ dân phố.
a-villages-ask = { $some ->
    [yes] Bấm một tên để đổi tên hoặc bỏ. Muốn thêm, xin gõ tên, nhiều tên thì cách nhau bằng dấu phẩy.
   *[no] Xin gõ tên để thêm, nhiều tên thì cách nhau bằng dấu phẩy, ví dụ: <b>Thôn 1, Thôn 2, Tổ dân phố 3</b>.
}
a-villages-added = ✅ Đã thêm { $count }: { $names }{ $cut ->
    [yes] {" "}và { $more } tên nữa
   *[no] {""}
}.
a-villages-known = Đã có từ trước, không thêm lần nữa: { $names }{ $cut ->
    [yes] {" "}và { $more } tên nữa
   *[no] {""}
}.
a-village-empty = Chưa có tên nào. Xin gõ tên thôn, tổ dân phố, ví dụ: Thôn 1, Thôn 2.
a-village-letters = «{ $name }» chưa phải là một tên. Xin gõ đủ cả chữ, ví dụ: Thôn 1. Chưa ghi gì.
a-village-long = Tên «{ $name }» dài quá { $most } chữ. Xin viết ngắn lại, nhiều tên thì cách nhau bằng dấu phẩy. Chưa ghi gì.
a-village-one = Nơi này chỉ có một tên. Xin gõ một tên, không có dấu phẩy.
a-village-taken = Xã, phường này đã có nơi tên «{ $name }». Xin gõ tên khác.
a-village-gone = { $name } đã được bỏ khỏi danh sách rồi.
a-village-card =
    <b>{ $name }</b>, { $commune }
    Người dân đã chọn nơi này: { $people }
a-village-renamed =
    ✅ Đã đổi tên.
    { a-village-card }
btn-a-village-name = ✏️ Đổi tên
btn-a-village-remove = 🗑 Bỏ
a-village-ask-name = <b>{ $name }</b>, { $commune }: xin gõ tên mới.
a-village-ask-remove =
    Bỏ <b>{ $name }</b>, { $commune } khỏi danh sách?
    { $people } người đã chọn nơi này sẽ được tính là ở { $commune }, chưa rõ thôn, tổ. Tin báo đang soạn cho nơi này vẫn gửi được, và tới những người ở { $commune } chưa chọn thôn, tổ.
btn-a-village-remove-yes = Vâng, bỏ
a-village-removed = ✅ Đã bỏ <b>{ $name }</b>. Người dân ở đó nay được tính là ở { $commune }.
a-village-group = Chưa bỏ được { $name }: { $count } nhóm, kênh đang nhận tin của nơi này: { $groups }. Xin vào Tin báo chung, mục Nhóm, kênh, chọn nơi khác cho nhóm hoặc thôi dùng nhóm, rồi quay lại bỏ.
a-villages-exported = Bảng thôn, tổ dân phố:
a-villages-exported-next = Xin điền cột Thôn, tổ dân phố, mỗi dòng một tên, rồi gửi lại tệp ở đây. Nơi đã có được giữ nguyên; nơi không ghi trong bảng không bị bỏ.
a-villages-ask-table = Xin gửi bảng thôn, tổ dân phố (Excel hoặc .csv), mỗi dòng: mã hoặc tên xã, rồi tên thôn, tổ. Ví dụ: Lân Phong; Thôn 1
a-villages-table = <b>Bảng đọc được.</b> Sẽ thêm: { $new }. Đã có từ trước: { $same }.
a-villages-line = • { $name }, { $commune }
a-villages-more = … và { $count } nơi nữa.
btn-a-villages-write = ✅ Ghi thôn, tổ dân phố
a-villages-imported = Đã thêm { $new } thôn, tổ dân phố; { $same } nơi đã có từ trước.
a-village-table-empty = Bảng không có thôn, tổ dân phố nào. Mỗi dòng cần: tên xã, rồi tên thôn, tổ.
a-village-table-long = Bảng dài quá { $most } dòng. Xin chia nhỏ rồi gửi từng phần.
a-village-table-faulty = Bảng có { $count } chỗ sai, nên chưa ghi gì. Xin sửa rồi gửi lại.
a-villages-fault-commune = • Dòng { $line }: không rõ xã, phường nào ở «{ $value }»{ $near ->
    [yes] . Có phải { $nearest }?
   *[no] . Xin ghi mã hoặc tên đầy đủ của xã, phường, rồi đến tên thôn, tổ.
}
a-villages-fault-which = • Dòng { $line }: có nhiều xã, phường tên «{ $value }». Xin ghi mã hoặc tên đầy đủ, có dấu.
a-villages-fault-letters = • Dòng { $line }: «{ $value }» không phải là tên thôn, tổ. Xin ghi đủ cả chữ, ví dụ: Thôn 1.
a-villages-fault-long = • Dòng { $line }: tên «{ $value }» có { $length } chữ, nhiều nhất là { $most }.
a-villages-fault-twice = • Dòng { $line }: «{ $value }» đã có ở dòng { $first }. Xin bỏ một dòng.
a-villages-fault-quotes = • Dòng { $line }: dấu ngoặc kép ({ $value }) mở mà không đóng. Xin sửa lại.
