# Words for everybody: the menu, help, the first page, and the usual ways to say no.

menu-type-number = Type a number to choose, for example: 1
menu-type-words = To choose, type the words between «…»
our-fault = Sorry, something went wrong on our side and this was not done. Please try again in a few minutes. If it happens again, call the office and quote <code>{ $reference }</code>.
no-authority = You are not allowed to do this.
ticket-not-found = There is no such ticket.
ticket-moved-on = Ticket <b>{ $code }</b> { $state ->
        [received] is waiting to be accepted by the body
        [in_progress] is in progress
        [waiting_citizen] is waiting for the submitter's reply
        [answer_proposed] has an answer waiting for approval
        [answered] has been answered
        [refused] was not accepted
        [withdrawn] was withdrawn by its submitter
       *[closed] is closed
    }, so this cannot be done any more.
button-old = This button is old. Please choose again.
command-unknown = There is no such command. Please choose.

# Menu -----------------------------------------------------------------------------------------------------------

menu = What would you like to do?
    You can simply write what is wrong, without choosing anything.
welcome-back = Welcome to <b>{ $office }</b>.
    Simply write what is wrong, send a photo or a voice message; or choose.
btn-menu = Menu
btn-new = New report
btn-mine = My tickets
btn-find = Look up a code
btn-petitions = Complaint, denunciation
btn-help = Help
btn-language = Language / Ngôn ngữ
btn-admin = ⚙️ Administration
btn-back = Back
btn-next = Next ▸
btn-previous = ◂ Previous

# Help, language, stopping -----------------------------------------------------------------------------------------

help =
    <b>How it works</b>
    • Write what you want to report, propose or ask, as in any chat. Photos, voice, video, files and a location are welcome.
    • Check the card and press <b>Send</b>. You get a tracking code, the responsible body and the date by which it must answer.
    • Type a tracking code at any time to see its ticket.

    Type: <b>menu</b> · <b>my tickets</b> · <b>lookup</b> · <b>continue</b> · <b>cancel</b> · <b>terms</b> · <b>language</b>

    In an emergency call first: <b>113</b> police, <b>114</b> fire and rescue, <b>115</b> ambulance, <b>111</b> child protection.
    This channel belongs to { $office }. It never asks for passwords, one-time codes or money.
language-ask = Which language? / Ông/bà muốn dùng tiếng nào?
language-vi = Tiếng Việt
language-en = English
language-set = From now on: English.
cancelled = Stopped.
cancelled-draft = Stopped. What you were writing is still here, not sent.
nothing-to-cancel = There is nothing to stop.
nothing-to-continue = You have not begun writing anything.
btn-draft-continue = Continue writing
btn-draft-drop = Drop the report

# The first page: data and consent (Law 91/2025/QH15 Art. 9) -------------------------------------------------------

welcome =
    <b>{ $office }</b> listens to your reports, petitions and suggestions here.

    { consent-notice }
consent-first =
    What you wrote has been kept, <b>not sent</b>. Before it is sent, please read:

    { consent-notice }
consent-notice =
    <b>About your data</b>
    • We keep: the words, photos and location you send; your name and phone number only if you want to give them.
    • What for: to settle the matter and answer you.
    • Who sees it: the officials who must settle it. Nothing is published.
    • Your rights: to see, correct, take back, ask for deletion.
    • { $messenger ->
        [telegram] The company Telegram (servers abroad) can read the messages here.
        [zalo] The company behind Zalo can read the messages here.
        [webchat] This page is the office's own; no other company carries the messages.
       *[other] The company behind this messenger can read the messages here.
    }

    Do you agree? If not, you can still look up tickets, and come to or call the office.
btn-agree = I agree
btn-decline = I do not agree
btn-terms = Read it all
terms =
    <b>Terms and personal data</b>

    <b>Who is responsible.</b> { $office }. Contact: { $contact }.
    <b>What is kept.</b> The words, photos, voice, files and location you send; the number of your messenger account, to answer you; the commune and village you choose; your name and phone number if you give them. A location hidden in a photo is removed.
    <b>What for.</b> To bring it to the right body, settle it, answer, watch the deadline, and count without names.
    <b>Who sees it.</b> Officials of the body that settles it and those above it. If you are anonymous, officials see neither your name nor your number. Whoever has the tracking code sees only how far it is, not the content and no name.
    <b>The messenger.</b> { $messenger ->
        [telegram] Telegram has its servers abroad and can read the messages here.
        [zalo] The company behind Zalo can read the messages here.
        [webchat] This page is the office's own; no messenger company is involved.
       *[other] The company behind this messenger can read the messages here.
    } Please send no photos of identity papers, no passwords, no one-time codes.
    <b>Your rights.</b> To know, to agree or take your agreement back, to see, correct, ask for deletion, object (Personal Data Protection Law 91/2025/QH15 Art. 4). A ticket that was sent is a file of the office and is kept as the rules say.
btn-consent-take-back = Take back my agreement
