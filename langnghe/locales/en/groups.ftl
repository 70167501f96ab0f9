# Groups and channels of villages that get announcements

btn-b-groups = 👪 Groups{ $new ->
    [0] { "" }
   *[other] { " " }({ $new } new)
}
btn-b-groups-all = 👪 Groups and channels
btn-b-group = { $title }
btn-b-group-how = ➕ How to add one
btn-b-group-to-group = 👪 Add to a group
btn-b-group-to-channel = 📣 Add to a channel
btn-b-group-use = ✅ Use it for…
btn-b-group-again = ✅ Use it for { $area } again
btn-b-group-other = 📍 Another area
btn-b-group-test = 🔔 Send a test
btn-b-group-end = ⏸ Stop using it
btn-b-group-leave = 🚪 Leave it
btn-b-group-leave-yes = 🚪 Leave it
btn-b-group-stop = Stop

b-groups =
    <b>Groups and channels of villages</b>
    { $new ->
        [0] { "" }
       *[other] New, waiting for you: <b>{ $new }</b> ·{ " " }
    }In use: { $used } · Left: { $left }
b-groups-found = Found for “{ $typed }”: { $count }
b-groups-line = • { $state ->
    [new] 🆕
    [used] ✅
   *[left] ⚪
} { $kind ->
    [channel] Channel
   *[group] Group
} <b>{ $title }</b>{ $state ->
    [used] : { $area }
   *[other] { "" }
}
b-groups-ask = Press one to see it. To search, type the name of a group, a village or a commune.
b-group-unnamed = (no name)
b-group-none = This group is not there any more.
b-group-not-there = The bot is not in this group any more or may not write there, so this cannot be done. Add the bot to the group first.

b-group-how =
    <b>How to add a group or channel of a village</b>
    1. Press a button below and choose the group or channel. Or open the group and add the member <b>@{ $bot }</b>.
    2. Group: add the bot as a plain member; it is then not shown what people say to each other. If only admins may write in the group, make the bot an admin.
    3. Channel: add the bot as an admin; it needs no more than the right to <b>post messages</b>.
    4. You will be told here; choose the village or commune for that group, then press <b>Send a test</b>.
    If the bot is in a group already that is not in the list: take it out and add it again. A group that nobody uses for { $days } days is left.
b-group-how-no-bot = The program is not connected to Telegram, so there is no group or channel to add. Please ask whoever installed it to connect Telegram ([telegram] in the configuration file).

b-group-card = { $kind ->
    [channel] Channel
   *[group] Group
} <b>{ $title }</b>
b-group-used = ✅ Gets announcements for <b>{ $area }</b> (taken into use by { $by } on { $at }).
b-group-idle = 🆕 Not used, since { $at }. Nothing is sent there.
b-group-gone-out = ⚪ The bot was taken out of the { $kind ->
        [channel] channel
       *[group] group
    } on { $at }.
b-group-gone-silent = ⚪ The bot is in the { $kind ->
        [channel] channel and may not post
       *[group] group and may not write
    } (since { $at }). Please have an admin of the { $kind ->
        [channel] channel
       *[group] group
    } allow it, then press <b>Send a test</b>.
b-group-gone-left = ⚪ Left on { $at }, as an admin asked.
b-group-gone-unused = ⚪ Left on { $at }, because nobody used it.
b-group-gone-moved = ⚪ It became another group of the list on { $at }.
b-group-gone-refused = ⚪ Nothing can be sent there since { $at }. The app says: <i>{ $reason }</i>. When that is mended, press <b>Send a test</b>.
b-group-added = { $who ->
    [admin] Added by: <b>{ $name }</b> (admin)
    [official] Added by: <b>{ $name }</b> (official)
    [citizen] Added by: <b>{ $name }</b> (citizen, a name they chose)
    [stranger] ⚠️ Added by: <b>{ $name }</b> (unknown, a name they chose)
   *[hidden] ⚠️ Added by: not told
}
    Id on { $channel }: <code>{ $id }</code>
    <i>A group is called what its owner likes, and anybody can take a village's name. Please ask the village head before you use it.</i>

b-group-new = 🆕 The bot was added to a { $kind ->
        [channel] channel
       *[group] group
    }: <b>{ $title }</b>. Nothing is sent there yet; please see whether it is to be used.
b-group-yours = You have added the bot to the { $kind ->
        [channel] channel
       *[group] group
    } <b>{ $title }</b>. Please choose the village or commune it is for.

b-group-area-ask = Which place does <b>{ $title }</b> belong to? Type the name of the village or commune, with or without accents.
b-group-area-found = Which one is it? Choose, or type another name.
b-group-area-none = Nothing is called like “{ $typed }”. If the village is not on record, type the name of its commune.
b-group-taken = ✅ <b>{ $title }</b> will get announcements.
b-group-ended = <b>{ $title }</b> gets no more announcements. The bot is still in it and leaves after { $days } days without use.
b-group-testing = 🔔 Sending a test to <b>{ $title }</b>. You will read here how it went.
b-group-test-line = 🔔 A test by { $office }. From now on announcements may be sent here. Please do not answer: the bot does not read what is said in this group.
b-group-tested = { $how ->
        [sent] ✅ The test was sent to <b>{ $title }</b> ({ $kind ->
            [channel] channel
           *[group] group
        }).
        [unknown] It is not known whether the test has arrived in <b>{ $title }</b>: please look there.
        [unreachable] ⚠️ <b>{ $title }</b> cannot be written to; announcements are not sent there any more.
       *[other] ⚠️ The test could not be sent to <b>{ $title }</b> now; please try again in a few minutes. The app says: <i>{ $reason }</i>
    }
b-group-leave-ask = Leave <b>{ $title }</b>? The bot will not be in it any more; to use it again it has to be added anew.
b-group-leaving = 🚪 Leaving <b>{ $title }</b>.
b-group-stayed = { $how ->
        [unknown] ⚠️ It is not known whether the bot has left <b>{ $title }</b> ({ $kind ->
            [channel] channel
           *[group] group
        }): please look there.
       *[other] ⚠️ <b>{ $title }</b> could not be left; it is tried again tomorrow. The app says: <i>{ $reason }</i>
    }
