# The command "langnghe doctor": read on the screen of who runs the machine, without any marks. Each: what, what to do.

doctor-wrong = [WRONG]
doctor-warning = [LOOK AT]
doctor-do = → { $do }
doctor-since = (since { $since })
doctor-well = All is well.
doctor-found = Wrong: { $wrong }; to be looked at: { $warnings }.

doctor-fact-database = Database: { $kind }, { $size } MiB, schema { $schema }
doctor-fact-serving = Processes that serve: { $count }
doctor-fact-room = Disk of { $folder }: { $free } MiB free
doctor-fact-backup = Newest backup: { $made_at }, { $file }
doctor-fact-backup-of-postgresql = Backups of PostgreSQL are made by pg_dump and not known here: see to them yourself
doctor-fact-telegram = Telegram: @{ $username }

doctor-config-do = Change it in { $file }, then check: langnghe check-config --config { $file }
doctor-look-broken-off =
    Could not look to the end at { $look ->
        [database] the database
        [machine] disk and files
        [telegram] Telegram
        [address] the address of the web
        [serving] who serves
        [set_up] the set-up
        [messages] messages
        [unclocked] tickets without a clock
        [missing] what the set-up lacks
        [people] officials
        [announcements] announcements
        [lateness] what is overdue
       *[other] who ticks
    } ({ $error })
doctor-look-broken-off-do = Try again when the machine has less to do; if it stays, send this line to the developers

# The database ----------------------------------------------------------------------------------------------

doctor-no-database = There is no database file { $database }
doctor-no-database-do = Where no office was set up yet: langnghe init. Otherwise check data_dir, or restore: langnghe restore FILE
doctor-database-unreachable = The database is out of reach: { $reason }
doctor-database-unreachable-do = Check that the database server runs, database.url, and that who runs this command may read it
doctor-no-office = The database is empty: no office was set up
doctor-no-office-do = Run: langnghe init
doctor-other-office = This database is that of { $area }, not of the place in the configuration
doctor-other-office-do = Change office.province or office.commune, or use --config with this office's file
doctor-schema-behind = The database is at schema { $at }, this version needs { $needs }
doctor-schema-behind-do = Save it (langnghe backup FILE), then start anew: langnghe serve upgrades it by itself
doctor-schema-ahead = The database is at schema { $at }, newer than this version ({ $needs })
doctor-schema-ahead-do = Install the newer version again; do not use the older one with this data
doctor-database-damaged = The file { $database } is damaged
doctor-database-damaged-do = Stop serving, keep the damaged file, then: langnghe restore FILE --replace. Check the disk
doctor-wal-large = The journal { $file } has grown to { $size } MiB: some program keeps the database open for too long
doctor-wal-large-do = Close other programs that have the database open, or restart langnghe serve
doctor-database-clock =
    The clock of this machine is { $seconds } seconds { $ahead ->
        [yes] ahead of
       *[no] behind
    } that of the database
doctor-database-clock-do = Have both machines keep the time (NTP): timedatectl set-ntp true

# The machine -----------------------------------------------------------------------------------------------

doctor-no-room = The disk of { $folder } has { $free } MiB left: soon nothing can be written
doctor-no-room-do = Move old backups elsewhere, then enlarge the disk
doctor-little-room = The disk of { $folder } has { $free } MiB left, too little for backups and upgrades (about { $needed } MiB and 2048 more)
doctor-little-room-do = Enlarge the disk, or move old backups elsewhere
doctor-open-to-others = Every user of this machine can read { $file }
doctor-open-to-others-do = Run: chmod o-rwx { $file } (it holds what citizens wrote)
doctor-files-not-writable = Who runs this command cannot write to { $folder }
doctor-files-not-writable-do = Give the folder to the user of langnghe serve: chown -R; if this command ran as another user, never mind
doctor-files-elsewhere = Files sent along ({ $folder }) and the database ({ $database }) are on two disks
doctor-files-elsewhere-do = Keep both on one, so that they fit together when a disk is lost or restored
doctor-no-backup = No backup was ever made
doctor-no-backup-do = Run at once: langnghe backup FILE.zip, keep it on another machine, and have it run daily
doctor-backup-old = The newest backup is { $days } days old
doctor-backup-old-do = Run: langnghe backup FILE.zip; find out why the regular one does not run

# Who serves ------------------------------------------------------------------------------------------------

doctor-nobody-serves = No process serves: nobody takes what citizens send
doctor-nobody-serves-do = Run: langnghe serve (or systemctl start langnghe), and read the log if it stops
doctor-nobody-ticks = Clocks of tickets have come and no process attends to them: nobody is reminded
doctor-nobody-ticks-do = Look for sweep.failed in the log; restart langnghe serve

# Telegram and the web --------------------------------------------------------------------------------------

doctor-telegram-unreachable = Telegram cannot be reached from this machine ({ $state }): no network, or it is blocked
doctor-telegram-unreachable-do = Check network and firewall: curl -I https://api.telegram.org. What was said is kept and sent later
doctor-telegram-garbled = Something else answers for Telegram ({ $state }): a blocking provider, or a proxy
doctor-telegram-garbled-do = Ask the provider, or set telegram.api_base to a Bot API server of your own
doctor-telegram-token = Telegram does not accept the bot's token ({ $state })
doctor-telegram-token-do = Get a new one from @BotFather (/token), put it into LANGNGHE_TELEGRAM__TOKEN, restart
doctor-telegram-trouble = Telegram answers with an error ({ $state })
doctor-telegram-trouble-do = Try again in a few minutes; if it stays, look for telegram.trouble in the log
doctor-telegram-other-name = The configuration calls the bot @{ $configured }, Telegram calls it @{ $username }
doctor-telegram-other-name-do = Correct telegram.username, or links of invitations lead elsewhere
doctor-telegram-clock =
    The clock of this machine is { $seconds } seconds { $ahead ->
        [yes] ahead of
       *[no] behind
    } Telegram's: deadlines and reminders are off
doctor-telegram-clock-do = Have the machine keep the time (NTP): timedatectl set-ntp true
doctor-webhook-in-the-way = The bot has the webhook { $url } though the configuration says polling: nothing comes here
doctor-webhook-in-the-way-do = Another program uses the same token: stop it, then restart langnghe serve
doctor-webhook-elsewhere = The bot's webhook is { $there }, not { $url }
doctor-webhook-elsewhere-do = Another program uses the same token: stop it; langnghe serve sets it again within 5 minutes
doctor-webhook-fails = Telegram cannot call the webhook: { $reason }
doctor-webhook-fails-do = Check the reverse proxy, the https certificate and http.public_url
doctor-updates-pending = { $count } messages of citizens lie at Telegram and have not come here
doctor-updates-pending-do = Look for telegram.not_taken or store_error in the log; check database and processor
doctor-address-local = http.public_url is { $url }: it opens on this machine alone, and links given to citizens lead nowhere
doctor-address-local-do = Set http.public_url to the https address that citizens can open
doctor-address-plain = http.public_url is { $url }, not https: what citizens write travels in the open
doctor-address-plain-do = Put a reverse proxy with a certificate before it (docs/operating.md) and use https://
doctor-address-closed = { $url } cannot be opened ({ $reason })
doctor-address-closed-do = Check reverse proxy, firewall, domain; whether it passes on to http.host and http.port
doctor-address-other = Another program answers at { $url }, not Lắng Nghe
doctor-address-other-do = Check that the reverse proxy passes on to http.host and http.port
doctor-books-unreached = The process behind { $url } does not reach the database
doctor-books-unreached-do = Read the log of langnghe serve; check the database server
doctor-certificate-bad = The https certificate of { $host } is not valid, or has ended
doctor-certificate-bad-do = Renew it at the reverse proxy (certbot renew, or read the log of Caddy)
doctor-certificate-ends = The https certificate of { $host } ends at { $day }
doctor-certificate-ends-do = Find out why it does not renew itself (certbot renew --dry-run, or the log of Caddy)

# Messages --------------------------------------------------------------------------------------------------

doctor-undelivered = A message on { $channel } has not reached its recipient
doctor-undelivered-do = See what is said of { $channel } above; in the chat: /quantri, dead letters (Tin lỗi)
doctor-channel-gone = Messages wait for { $channel }, which the configuration no longer has
doctor-channel-gone-do = Put that channel's token back into the configuration and restart
doctor-dead-letters = { $count } messages were given up and wait for an admin
doctor-dead-letters-do = In the chat: /quantri, dead letters (Tin lỗi)
doctor-failed-events = { $count } events could not be handled because of a fault of the program
doctor-failed-events-do = In the chat: /quantri, faults (Sự cố): try again or lay aside
doctor-channel-paused = { $channel } has told us to wait until { $until }; the rate is { $rate } messages a second
doctor-channel-paused-do = It goes on by itself; if it happens often, lower telegram.messages_per_second

# The office ------------------------------------------------------------------------------------------------

doctor-without-clock = Open tickets without a clock: { $codes }. This is a fault of the program
doctor-without-clock-do = Send these codes to the developers; officers can go on with the tickets
doctor-overdue = { $count } clocks have run out (to answer: { $settle }, to accept: { $accept })
doctor-overdue-do = This is the office's, not the machine's: heads see it in the chat, Tồn đọng and the morning's digest
doctor-gap-no-catch-all = Nobody gets what no other body takes
doctor-gap-no-catch-all-do = In the chat: /quantri, what is missing (Còn thiếu)
doctor-gap-no-deadline-rule = { $count } steps have no deadline rule
doctor-gap-no-deadline-rule-do = Run langnghe init again, or in the chat: /quantri, time limits (Thời hạn)
doctor-gap-no-admin = There is no admin
doctor-gap-no-admin-do = Run: langnghe invite --role admin
doctor-gap-no-superior = { $count } bodies have none above them
doctor-gap-no-superior-do = In the chat: /quantri, what is missing (Còn thiếu)
doctor-gap-tet-unconfirmed = Nobody has confirmed the days off of the coming Tết: deadlines across it may be wrong
doctor-gap-tet-unconfirmed-do = In the chat: /quantri, calendar (Lịch làm việc)
doctor-gap-route-to-ended = { $count } routing rows lead to bodies that have ended
doctor-gap-route-to-ended-do = In the chat: /quantri, what is missing (Còn thiếu)
doctor-gap-no-officer = { $count } bodies have no officer
doctor-gap-no-officer-do = In the chat: /quantri, invite (Mời cán bộ), or langnghe invite --role officer
doctor-gap-no-head = { $count } bodies have no head
doctor-gap-no-head-do = In the chat: /quantri, invite (Mời cán bộ), or langnghe invite --role head
doctor-gap-no-address = { $count } bodies that take complaints have no address
doctor-gap-no-address-do = In the chat: /quantri, bodies (Đơn vị)
doctor-admins-unreachable = None of the { $count } admins can be reached on any channel
doctor-admins-unreachable-do = Ask one to open the bot again and write to it, or invite another: langnghe invite --role admin
doctor-grants-ending =
    Ending soon: { $count } { $role ->
        [intake] intake officers
        [officer] officers
        [head] heads
        [supervisor] supervisors
        [dialogue_admin] organisers of dialogues
        [secretary] secretaries of dialogues
       *[admin] admins
    }, the first at { $day }
doctor-grants-ending-do = In the chat: /quantri, officials (Cán bộ); invite them again, or somebody else
doctor-broadcasts-stalled = { $count } announcements should be going out and stand still
doctor-broadcasts-stalled-do = Look in the log for broadcast.taking_failed, begin_failed or listing_failed; see whether the channel works; restart langnghe serve
doctor-broadcasts-unapproved = { $count } announcements have waited long for approval, or past their time
doctor-broadcasts-unapproved-do = Ask a second person to approve in the chat, or drop them
doctor-broadcasts-paused = { $count } announcements have been paused for more than a day
doctor-broadcasts-paused-do = In the chat, open the announcement: go on, or stop it
