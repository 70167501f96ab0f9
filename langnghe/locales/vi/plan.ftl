# Kế hoạch đối thoại, tiếp công dân; nhập lịch; người dân đề nghị đối thoại ---------------------------------------

btn-g-plan = 📊 Kế hoạch năm
btn-g-plan-year = Năm { $year }
btn-g-year = ➕ Lập lịch cả năm
btn-g-import = 📥 Nhập lịch từ bảng
btn-g-asked = 🙋 Người dân đề nghị
btn-g-behind = 📊 Người đứng đầu chưa đối thoại
btn-g-plan-open = Mở buổi này
g-period = { $monthly ->
        [yes] tháng { $month }/{ $year }
       *[no] năm { $year }
    }
g-plan-title = <b>Đối thoại, tiếp công dân năm { $year }</b>: { $count } cơ quan, nơi chậm nhất ở trên.
g-plan-none = Ông/bà không phụ trách cơ quan nào phải tổ chức đối thoại.
g-plan-owes-nothing = Cơ quan này không thuộc diện phải tổ chức đối thoại, tiếp công dân định kỳ.
g-plan-body = { $late ->
        [yes] 🔴 <b>{ $body }</b>
       *[no] • <b>{ $body }</b>
    }
g-plan-head = { $named ->
        [yes] Người đứng đầu: { $name }
       *[no] Chưa có người đứng đầu trong hệ thống
    }
g-plan-sum = { $kind ->
        [conference] Đối thoại
       *[reception] Tiếp công dân
    }: phải có { $number } ngày, đã có { $held }, đã xếp lịch { $planned }, còn thiếu { $missing }{ $other ->
        [yes] { " " }(người khác chủ trì thay { $substituted }, không tính)
       *[no] { "" }
    }
g-plan-nothing = Năm này chưa tính nghĩa vụ nào.
g-plan-late = 🔴 <b>Không còn kịp đúng hạn</b>: { $periods }
g-plan-period = { $standing ->
        [done] ✅
        [late] 🔴
        [missing] ⏳
       *[planned] 🗓
    } { $kind ->
        [conference] Đối thoại
       *[reception] Tiếp công dân
    } { g-period }: { $held }/{ $number } ngày{ $standing ->
        [done] { "" }
        [late] , không còn kịp đúng hạn
        [missing] , đã xếp lịch { $planned }, thiếu { $missing }: thông báo chậm nhất { $until }
       *[planned] , đã xếp lịch { $planned }
    }{ $other ->
        [yes] { " " }(chủ trì thay { $substituted })
       *[no] { "" }
    }
g-behind-title = <b>Người đứng đầu chưa tổ chức đối thoại, tiếp công dân năm { $year }</b>: { $count }. Kèm số phiếu đang mở ở nơi đó.
g-behind-none = Không có ai. Người đứng đầu nào cũng đã tổ chức đúng hạn.
g-behind-line = Đã tự chủ trì: { $held } ngày · phiếu đang mở: { $open } · quá hạn: { $late }
g-behind-head = { $level ->
        [soon] 🗓 <b>{ $body }</b> còn thiếu ngày { $kind ->
            [conference] đối thoại với Nhân dân
           *[reception] tiếp công dân
        } của { g-period }: phải có { $number }, đã có { $held }, đã xếp lịch { $planned }. Xin xếp lịch và thông báo chậm nhất { $until }.
        [now] ⏳ Sắp hết hạn thông báo ngày { $kind ->
            [conference] đối thoại với Nhân dân
           *[reception] tiếp công dân
        } của <b>{ $body }</b>, { g-period }: phải có { $number }, đã có { $held }, đã xếp lịch { $planned }. Xin thông báo ngay.
       *[late] 🔴 <b>{ $body }</b> không còn kịp đúng hạn ngày { $kind ->
            [conference] đối thoại với Nhân dân
           *[reception] tiếp công dân
        } của { g-period }: phải có { $number }, đã có { $held }. Việc này được ghi lại.
    }
g-behind-desk = { $level ->
        [soon] 🗓 Còn thiếu ngày { $kind ->
            [conference] đối thoại với Nhân dân
           *[reception] tiếp công dân
        } của { g-period }: { $count } nơi
        [now] ⏳ Sắp hết hạn thông báo ngày { $kind ->
            [conference] đối thoại với Nhân dân
           *[reception] tiếp công dân
        } của { g-period }: { $count } nơi
       *[late] 🔴 Không còn kịp đúng hạn ngày { $kind ->
            [conference] đối thoại với Nhân dân
           *[reception] tiếp công dân
        } của { g-period }: { $count } nơi
    }: { $names }{ $further ->
        [yes] { " " }và { $more } nơi nữa.
       *[no] .
    }
g-behind-watch = { g-behind-desk }
g-plan-moved = 📅 Lịch làm việc thay đổi: ngày { $day } là ngày nghỉ{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }. Bản nháp { $kind ->
        [conference] buổi đối thoại
       *[reception] buổi tiếp công dân
    } đã tự chuyển sang <b>{ $proposed }</b>. Nếu không hợp, xin mở ra sửa.
g-plan-day-off = 📅 Lịch làm việc thay đổi: ngày { $day } là ngày nghỉ{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }, mà { $kind ->
        [conference] buổi đối thoại
       *[reception] buổi tiếp công dân
    } đang xếp vào ngày đó. Đề xuất: <b>{ $proposed }</b>. Buổi này chưa bị đổi: xin ông/bà quyết định.

# Lập lịch cả năm -----------------------------------------------------------------------------------------------

g-plan-ask-body = Lập lịch cho cơ quan nào? Bấm chọn, hoặc gõ một phần tên.
g-plan-body-none = Không thấy cơ quan nào ông/bà phụ trách có tên «{ $typed }». Xin gõ lại.
g-plan-ask-kind = <b>{ $body }</b>: lập lịch cho việc gì?
g-plan-press = Xin chọn bằng một nút ở trên.
g-plan-ask-year = Lập lịch cho năm nào?
btn-g-plan-for = Năm { $year }
g-plan-ask-rule = Vào những ngày nào? Bấm chọn, hoặc gõ, ví dụ: <b>ngày 10 và 25 hằng tháng</b>; <b>thứ Năm tuần thứ hai hằng tháng</b>; <b>một lần một năm, tháng 11</b>.
g-plan-rule-unread = Chưa hiểu những ngày đó. Xin gõ như: ngày 10 và 25 hằng tháng; thứ Năm tuần thứ hai hằng tháng; một lần một năm, tháng 11.
g-plan-ask-hours = Từ mấy giờ đến mấy giờ? Bấm chọn, hoặc gõ như 8h00-11h30.
g-plan-hours = Chưa hiểu giờ. Xin gõ giờ bắt đầu và giờ kết thúc, ví dụ: 8h00-11h30.
g-plan-ask-place = Ở đâu? Xin gõ địa điểm.
btn-g-plan-no-place = Ghi địa điểm sau
g-plan-place-long = Địa điểm dài quá. Xin viết trong { $most } chữ cái.
g-plan-year = Chỉ lập lịch được cho năm { $first } và { $last }.
g-plan-preview = <b>{ $kind ->
        [conference] Đối thoại
       *[reception] Tiếp công dân
    } năm { $year }</b>, { $body }, { $begins }–{ $ends }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }:
g-plan-line = { $fate ->
        [past] ✖️
        [there] ☑️
        [short] ⚠️
       *[new] •
    } { $weekday } { $day }{ $moved ->
        [yes] { " " }(thay { $meant }: { $why })
       *[no] { "" }
    }{ $fate ->
        [past] : đã qua
        [there] : đã có
        [short] : sát ngày, không kịp thông báo đúng hạn
       *[new] { "" }
    }
g-plan-why-weekend = cuối tuần
g-plan-why-holiday = ngày lễ
g-plan-why-day_off = ngày nghỉ
g-plan-why-closed = cơ quan đóng cửa
g-plan-why-used = đã có ngày khác chuyển sang
g-plan-new = Sẽ thêm { $count } bản nháp. Chưa ai được thông báo.
btn-g-plan-make = ✅ Tạo { $count } bản nháp
btn-g-plan-again = Chọn lại
g-plan-made = Đã tạo { $count } bản nháp cho { $body }; { $there } buổi đã có từ trước. Tiếp theo: mở từng buổi để bổ sung và trình duyệt.
g-plan-stopped = Đã dừng. Chưa tạo gì.

# Nhập lịch từ bảng ---------------------------------------------------------------------------------------------

g-import-ask = Xin gửi bảng lịch: tệp Excel (.xlsx, .xls, .ods) hoặc .csv, tối đa 2.000 dòng. Các cột: { $columns }. Loại là một trong: { $kinds }. Bấm <b>Xuất mẫu</b> để lấy bảng mẫu.
btn-g-import-template = 📄 Xuất mẫu
g-import-template = Bảng mẫu, kèm các buổi đã có:
g-import-template-next = Xin điền vào bảng rồi gửi lại tệp ở đây. Dòng «Ví dụ» sẽ được bỏ qua; buổi đã có không bị tạo lại.
g-import-stopped = Đã dừng. Chưa ghi gì.
g-import-table = <b>Bảng đọc được.</b> Buổi mới: { $new }. Đã có, giữ nguyên: { $same }.
g-import-line = { $line }. { $day } { $begins } · { $kind ->
        [conference] Đối thoại
       *[reception] Tiếp công dân
    } · { $body }{ $placed ->
        [yes] { " " }· { $place }
       *[no] { "" }
    }
g-import-more = … và { $count } buổi nữa.
btn-g-import-write = ✅ Ghi { $count } bản nháp
g-imported = Đã ghi { $new } bản nháp; { $same } buổi đã có từ trước. Chưa ai được thông báo.
g-import-empty = Bảng không có dòng nào. Xin điền ít nhất một buổi rồi gửi lại.
g-import-long = Bảng dài quá { $most } dòng. Xin chia nhỏ rồi gửi lại.
g-import-faulty = Bảng có { $count } chỗ sai, nên chưa ghi gì. Xin sửa rồi gửi lại.
g-import-all-faults = Danh sách đầy đủ các chỗ sai ở tệp trên.
g-import-fault-body = Dòng { $line }: { $empty ->
        [yes] thiếu tên cơ quan
       *[no] không có cơ quan «{ $value }» trong các cơ quan ông/bà phụ trách
    }. Xin ghi, ví dụ: { $what }.
g-import-fault-kind = Dòng { $line }: { $empty ->
        [yes] thiếu loại
       *[no] không có loại «{ $value }»
    }. Xin ghi một trong: { $what }.
g-import-fault-date = Dòng { $line }: { $empty ->
        [yes] thiếu ngày
       *[no] «{ $value }» không phải ngày
    }. Xin ghi như 25/03/2027.
g-import-fault-past = Dòng { $line }: ngày { $value } đã qua. Xin ghi một ngày sắp tới.
g-import-fault-year = Dòng { $line }: ngày { $value } xa quá. Xin ghi ngày đến hết năm { $what }.
g-import-fault-day_off = Dòng { $line }: ngày { $value } là ngày nghỉ. Xin ghi ngày làm việc, ví dụ { $what }.
g-import-fault-begins = Dòng { $line }: { $empty ->
        [yes] thiếu giờ bắt đầu
       *[no] «{ $value }» không phải giờ
    }. Xin ghi như 08:00.
g-import-fault-ends = Dòng { $line }: { $empty ->
        [yes] thiếu giờ kết thúc
       *[no] «{ $value }» không phải giờ
    }. Xin ghi như 11:00.
g-import-fault-order = Dòng { $line }: giờ kết thúc phải sau giờ bắt đầu ({ $value }). Xin sửa lại.
g-import-fault-long = Dòng { $line }: chữ dài quá («{ $value }»). Xin rút gọn; nhiều nhất theo cột: { $what } chữ cái.
g-import-fault-number = Dòng { $line }: cột { $what } ghi «{ $value }». Xin ghi một số từ 1 đến 100000, hoặc để trống.
g-import-fault-twice = Dòng { $line }: trùng với dòng { $what } (cùng cơ quan, loại và ngày { $value }). Xin bỏ một dòng.
g-import-fault-columns = Dòng { $line }: bảng thiếu cột <b>{ $what }</b>. Xin lấy lại bảng mẫu.
g-import-fault-quotes = Dòng { $line }: dấu ngoặc kép ({ $value }) mở mà không đóng. Xin sửa lại.

# Người dân đề nghị đối thoại -----------------------------------------------------------------------------------

btn-d-want = 🙋 Đề nghị tổ chức đối thoại
btn-d-want-write = ✍️ Gửi đề nghị của tôi
btn-d-want-back = Rút đề nghị
btn-d-want-stop = Thôi
d-ask-standing = <b>{ $area }</b>: { $asked } người đang đề nghị tổ chức hội nghị đối thoại. { $reached ->
        [yes] Đã đủ số cần có ({ $needed } người); Chủ tịch UBND đã được báo.
       *[no] { $known ->
            [yes] Cần { $needed } người ({ $share }% cử tri) thì xã phải tổ chức.
           *[no] Khi đủ { $share }% cử tri đề nghị thì xã phải tổ chức; số cử tri ở đây chưa được ghi.
        }
    }
d-ask-mine = Ông/bà đã đề nghị: «{ $text }»
d-ask-place = Ông/bà ở xã, phường nào? Xin gõ tên.
d-ask-place-found = Ông/bà ở đâu? Bấm chọn, hoặc gõ lại tên.
d-ask-place-none = Không thấy xã, phường nào tên «{ $typed }» ở đây. Xin gõ lại tên.
d-ask-no-place = Chưa biết ông/bà ở xã, phường nào. Xin mở Lịch đối thoại và bấm Đề nghị tổ chức đối thoại để chọn.
d-ask-why = Xin viết vài chữ: ông/bà muốn { $area } đối thoại về việc gì? (Nhiều nhất { $most } chữ cái. Cán bộ đọc lời này, không thấy tên ông/bà.)
d-ask-empty = Lời đề nghị đang trống. Xin viết vài chữ ông/bà muốn đối thoại về việc gì.
d-ask-long = Lời đề nghị dài { $length } chữ cái. Xin viết trong { $most } chữ cái.
d-ask-text-only = Xin viết bằng chữ.
d-ask-already = Ông/bà đã đề nghị ở { $area } rồi và được tính một lần. Khi xã thông báo hội nghị, ông/bà có thể đề nghị lần nữa.
d-ask-none = Hiện ông/bà không có đề nghị nào.
d-ask-done = ✅ Đã ghi đề nghị của ông/bà.
d-ask-taken-back = Đã rút đề nghị của ông/bà.
d-ask-stopped = Đã dừng. Chưa gửi gì.
g-asked-title = <b>Nơi người dân đề nghị đối thoại</b>: { $count }
g-asked-none = Hiện chưa có ai đề nghị.
g-asked-line = { $reached ->
        [yes] 🔴 <b>{ $area }</b>
       *[no] • { $area }
    }: { $asked } người{ $known ->
        [yes] { " " }/ cần { $needed }
       *[no] { " " }(chưa ghi số cử tri)
    }
g-asked-words = <b>Người dân muốn đối thoại về</b> ({ $count } lời):
g-asked-word = – «{ $text }»
g-asked-enough = 🔴 <b>{ $area }</b>: { $asked } người đã đề nghị tổ chức hội nghị đối thoại, đủ { $share }% của { $voters } cử tri (cần { $needed }). Theo Điều 43 Luật Tổ chức chính quyền địa phương 2025, xã phải tổ chức. Số người do người dân tự gửi, xin kiểm tra khi cần.

# Số cử tri (quản trị) ------------------------------------------------------------------------------------------

btn-a-voters = 🗳 Số cử tri
a-voters = <b>Số cử tri</b> của { $count } xã, phường; chưa ghi: { $missing }.
a-voters-line = • { $name }: { $known ->
        [yes] { $number }
       *[no] chưa ghi
    }
a-voters-ask = Gõ tên xã và số cử tri, ví dụ: <b>Lân Phong 8505</b>. Hoặc gửi cả bảng.
btn-a-voters-import = 📥 Nhập bảng
btn-a-voters-export = 📄 Xuất bảng
a-voters-unread = Chưa hiểu. Xin gõ tên xã rồi số cử tri (từ 1 đến { $most }), ví dụ: Lân Phong 8505.
a-voters-commune = Không thấy xã, phường nào tên «{ $typed }». Xin gõ lại tên và số.
a-voters-which = { $number } cử tri là của nơi nào?
a-voters-put = Đã ghi: <b>{ $name }</b> có { $number } cử tri. Gõ tiếp xã khác, hoặc bấm Thôi.
a-voters-exported = Bảng số cử tri:
a-voters-exported-next = Xin điền cột Số cử tri rồi gửi lại tệp ở đây. Dòng để trống được bỏ qua.
a-voters-ask-table = Xin gửi bảng số cử tri (Excel hoặc .csv), mỗi dòng: mã hoặc tên xã, rồi số cử tri.
a-voters-table = <b>Bảng đọc được.</b> Sẽ ghi: { $new }. Giữ nguyên: { $same }.
a-voters-more = … và { $count } nơi nữa.
btn-a-voters-write = ✅ Ghi số cử tri
a-voters-imported = Đã ghi { $new } nơi; { $same } nơi giữ nguyên.
a-voters-table-empty = Bảng không có số nào. Xin điền cột Số cử tri rồi gửi lại.
a-voters-table-long = Bảng dài quá { $most } dòng. Xin kiểm tra lại.
a-voters-table-faulty = Bảng có { $count } chỗ sai, nên chưa ghi gì. Xin sửa rồi gửi lại.
a-voters-fault-commune = Dòng { $line }: không có xã, phường «{ $value }»{ $near ->
        [yes] . Có phải { $nearest }?
       *[no] . Xin ghi mã hoặc tên đầy đủ.
    }
a-voters-fault-number = Dòng { $line }: «{ $value }» không phải số cử tri. Xin ghi một số, ví dụ 8505.
a-voters-fault-twice = Dòng { $line }: { $value } đã có ở dòng { $first }. Xin bỏ một dòng.
a-voters-fault-quotes = Dòng { $line }: dấu ngoặc kép ({ $value }) mở mà không đóng. Xin sửa lại.
