# Villages (admins) ----------------------------------------------------------------------------------------------

btn-a-villages = 🏘 Villages
btn-a-villages-other = 🏘 Another commune
btn-a-villages-back = ◂ List of villages
btn-a-village-commune = { $name } ({ $count })
a-villages =
    <b>Villages (thôn, tổ dân phố)</b>: { $count } on record in { $communes } communes; without any: { $missing } communes.
    Choose a commune below, or type its name (accents are not needed). If there are many, send a whole table.
a-villages-of = <b>{ $name }</b>: { $count } villages.
a-villages-ask = { $some ->
    [yes] Press a name to change it or to take it out. To add villages, type their names, several with commas between them.
   *[no] Type names to add them, several with commas between them, for example: <b>Thôn 1, Thôn 2, Tổ dân phố 3</b>.
}
a-villages-added = ✅ Added { $count }: { $names }{ $cut ->
    [yes] {" "}and { $more } more
   *[no] {""}
}.
a-villages-known = There already, not added again: { $names }{ $cut ->
    [yes] {" "}and { $more } more
   *[no] {""}
}.
a-village-empty = There is no name yet. Please type the names of villages, for example: Thôn 1, Thôn 2.
a-village-letters = “{ $name }” is not a name yet. Please type it with its letters, for example: Thôn 1. Nothing was written.
a-village-long = The name “{ $name }” is longer than { $most } letters. Please make it shorter, and put commas between several names. Nothing was written.
a-village-one = It can only have one name. Please type one name, without commas.
a-village-taken = This commune has a village called “{ $name }” already. Please type another name.
a-village-gone = { $name } has been taken out of the list already.
a-village-card =
    <b>{ $name }</b>, { $commune }
    People who have chosen it: { $people }
a-village-renamed =
    ✅ The name is changed.
    { a-village-card }
btn-a-village-name = ✏️ Another name
btn-a-village-remove = 🗑 Take out
a-village-ask-name = <b>{ $name }</b>, { $commune }: please type its new name.
a-village-ask-remove =
    Take <b>{ $name }</b>, { $commune } out of the list?
    { $people } people who have chosen it will count as living in { $commune } without a village. Announcements that are written for it can still be sent, and go to people of { $commune } who have not chosen a village.
btn-a-village-remove-yes = Yes, take it out
a-village-removed = ✅ <b>{ $name }</b> is taken out. People there now count as living in { $commune }.
a-village-group = { $name } cannot be taken out yet: { $count } groups or channels get its announcements: { $groups }. Please go to Announcements, Groups and channels, choose another place for them or stop using them, then come back.
a-villages-exported = Table of villages:
a-villages-exported-next = Please fill in the village column, one name a line, and send the file back here. What is there already stays; villages that are not in the table are not taken out.
a-villages-ask-table = Please send a table of villages (Excel or .csv), each line: code or name of the commune, then the village. For example: Lân Phong; Thôn 1
a-villages-table = <b>The table can be read.</b> To be added: { $new }. There already: { $same }.
a-villages-line = • { $name }, { $commune }
a-villages-more = … and { $count } more.
btn-a-villages-write = ✅ Write the villages
a-villages-imported = { $new } villages added; { $same } were there already.
a-village-table-empty = There is no village in the table. Each line needs the commune, then the village.
a-village-table-long = The table has more than { $most } lines. Please send it in parts.
a-village-table-faulty = There are { $count } mistakes in the table, so nothing was written. Please correct it and send it again.
a-villages-fault-commune = • Line { $line }: the commune is not clear from “{ $value }”{ $near ->
    [yes] . Is it { $nearest }?
   *[no] . Please give the code or the full name of the commune, then the village.
}
a-villages-fault-which = • Line { $line }: several communes are called “{ $value }”. Please give the code or the full name, with accents.
a-villages-fault-letters = • Line { $line }: “{ $value }” is not the name of a village. Please write it with its letters, for example: Thôn 1.
a-villages-fault-long = • Line { $line }: the name “{ $value }” has { $length } letters, the most are { $most }.
a-villages-fault-twice = • Line { $line }: “{ $value }” is in line { $first } already. Please leave one of them out.
a-villages-fault-quotes = • Line { $line }: a quotation mark ({ $value }) is opened and not closed. Please correct it.
