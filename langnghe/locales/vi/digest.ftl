# Bản tin sáng của người đứng đầu --------------------------------------------------------------------------------

digest-title = <b>☀️ Việc sáng nay</b>, { $day }
digest-bodies = { $names }{ $more ->
        [0] { "" }
       *[other] { " " }và { $more } đơn vị khác
    }{ $below ->
        [0] { "" }
       *[other] { " " }(tính cả { $below } đơn vị cấp dưới chưa có người đứng đầu liên lạc được)
    }
digest-late = 🔴 Quá hạn: <b>{ $count }</b>
digest-oldest = { "   " }• <b>{ $code }</b> · { $body } · { $late }
digest-brought = 🔺 Chậm, cần ông/bà đôn đốc: <b>{ $count }</b>{ $new ->
        [0] { "" }
       *[other] , trong đó mới { $new }
    }
digest-newest = { "   " }• <b>{ $code }</b> · { $body } · quá { $clock_name }
digest-due = ⏰ Đến hạn hôm nay: <b>{ $count }</b>
digest-new = 🆕 Chờ tiếp nhận: <b>{ $count }</b>
digest-to-decide = ✅ Chờ ông/bà quyết định: <b>{ $count }</b>
digest-proposed = { "   " }• trả lời chờ duyệt: { $count }
digest-more-time = { "   " }• xin gia hạn: { $count }
digest-disputed = { "   " }• tranh chấp thẩm quyền: { $count }
digest-hot = 🔥 Cần để ý:
digest-urgent = { "   " }• khẩn: { $count }
digest-urged = { "   " }• người dân mới đôn đốc: { $count }
digest-reopened = { "   " }• người dân yêu cầu xem lại: { $count }
btn-digest-late = 🔴 Quá hạn ({ $count })
btn-digest-brought = 🔺 Cần đôn đốc ({ $count })
btn-digest-due = ⏰ Hôm nay ({ $count })
btn-digest-approval = ✅ Chờ quyết định ({ $count })
