# The command line `langnghe`: read on the screen of who runs the machine, without any marks.

# Configuration ---------------------------------------------------------------------------------------------

config-mistake = { $name } = { $value }: expected { $what }
config-missing = { $name }: missing; expected { $what }
config-no-file = no such file; copy config.example.toml and change it, or run "langnghe init --province NAME"
config-unreadable = cannot be read ({ $reason })
config-no-toml = not readable as TOML ({ $reason })
config-no-such-key =
    no such key{ $named ->
        [yes] { " " }(did you mean { $nearest }?)
       *[no] { "" }
    }; config.example.toml explains every key there is

config-expects-given = a value
config-expects-text = a line of text that is not empty, in quotation marks
config-expects-shorter = a shorter line of text
config-expects-section = a section [{ $name }] with its keys
config-expects-folder = the path of a folder
config-expects-existing-folder = a folder that exists on this machine
config-expects-yes-no = true or false
config-expects-one-of = one of { $options }
config-expects-number =
    { $whole ->
        [yes] a whole number
       *[no] a number
    } from { $least } to { $most }
config-expects-database-url = a database address like sqlite:////srv/langnghe/langnghe.db or postgresql://user@host/name
config-expects-web-address = an address that begins with http:// or https://
config-expects-https = an address that begins with https:// (Telegram calls a webhook by https only)
config-expects-web-path = a path that begins with /, such as /telegram
config-expects-bot-token = the bot's token as @BotFather gives it, like 123456:ABC…
config-expects-username = the bot's name on Telegram, without the @
config-expects-webhook-secret = 16 to 256 letters, digits, _ or - (it must be given when mode is "webhook")
config-expects-metrics-token = 16 to 256 letters, digits or . _ ~ + / = -
config-expects-morning = a time before noon, like "07:30"
config-expects-time = a time of the day, like "07:30"
config-expects-one-place = either province (the name of a province or city) or commune (its code), and not both
config-expects-province =
    the name of one of the 34 provinces and cities{ $named ->
        [yes] ; nearest: { $nearest }
       *[no] { "" }
    }
config-expects-commune =
    the five-digit code of a commune, ward or special zone{ $named ->
        [yes] ; nearest: { $nearest }
       *[no] { "" }
    }
config-expects-a-channel = at least one channel: webchat switched on, or a telegram.token

# Help ------------------------------------------------------------------------------------------------------

cli-help = Lắng Nghe hears citizens, brings what they say to the right body, and sees to it that they are answered on time. "langnghe COMMAND --help" tells more of each command.
cli-help-demo = Try a sample office on this machine, in the browser; no token and no internet needed
cli-help-serve = Serve by a configuration until told to stop
cli-help-init = Set an office up from data: areas, bodies, fields, deadlines, routing
cli-help-check-config = Check a configuration and tell every mistake at once
cli-help-invite = Make a one-time link and code for an official
cli-help-route = Tell of what kind and field a text is, and which body gets it
cli-help-deadline = Work out a due date
cli-help-doctor = Look at everything the office runs on and tell what is wrong and what to do; changes nothing. Exit code: 0 well, 1 something is wrong, 3 warnings alone
cli-help-backup = Save the embedded store (SQLite and the files sent along) in one file, also while it serves
cli-help-restore = Put a backup back, also while it serves
cli-help-version = Tell the version
cli-help-config = The configuration file
cli-help-province = Name of a province or city, in any spelling
cli-help-commune = Five-digit code or name of one commune, ward or special zone alone
cli-help-office-name = The office as people know it
cli-help-role = The role: intake, officer, head or admin
cli-help-body = Code of the body, or its name where only one has it; may be left out for an admin
cli-help-person-name = Name of the person invited
cli-help-from = First day in office, as in 2026-11-20
cli-help-until = Last day in office, as in 2027-06-30
cli-help-replace = Take the place of the head on record
cli-help-text = The text, as a citizen writes it
cli-help-area = Commune, ward or special zone: code or name, in any spelling
cli-help-route-config = Route by this office's own table; without it by what a province starts with
cli-help-deadline-config = Count by this office's own calendar; without it by the country's
cli-help-deadline-from = Day or instant of the beginning: 2026-11-20 or 2026-11-20T08:30
cli-help-span = Length of time: "10 WD" (working days), "10 D" (days), "8 H" (hours)
cli-help-explain = Explain it day by day
cli-help-json = Answer as JSON
cli-help-overwrite = Allow what is there to be replaced
cli-help-backup-file = File to write the backup to
cli-help-restore-file = Backup to put back
cli-help-port = Port on this machine
cli-help-folder = Folder for the sample office's data

# Typed wrongly ---------------------------------------------------------------------------------------------

cli-unknown-command = There is no command "{ $word }". See: { $help }
cli-unknown-option = There is no option "{ $word }". See: { $help }
cli-missing-argument = { $word } is missing. See: { $help }
cli-bad-value = { $word } does not take "{ $value }". See: { $help }
cli-said-twice = { $word } is given twice. See: { $help }
cli-misused = This cannot be understood ({ $what }). See: { $help }
cli-bad-span = --span does not take "{ $span }": expected a whole number from 1 to 10000 and WD (working days), D (days) or H (hours), such as "10 WD"
cli-bad-date = --from does not take "{ $date }": expected a day like 2026-11-20 or an instant like 2026-11-20T08:30
cli-no-such-day = { $span } from { $start } ends after the last year there is
cli-one-place = Give either --province or --commune, not both
cli-which-body = --body is missing: code or name of the body

# Errors ----------------------------------------------------------------------------------------------------

cli-more-mistakes = (and { $count } more; see all with: langnghe check-config --config { $file })
cli-schema-too-new = This database was written by a later version; use that one
cli-no-database = The database cannot be used: { $reason }
cli-port-taken = Another program uses this port; choose another one in http.port
cli-os-error = { $file }: { $reason }
cli-fault = A fault of the program: { $error } at { $where }
cli-already-serving = Another process serves { $database } already
cli-other-folder = Another process serves the same database and keeps its files in another folder. { $folder } must be one folder that all processes share (data_dir)

# init ------------------------------------------------------------------------------------------------------

cli-demo-config = Written by "langnghe demo" at each start.
cli-config-written = Written by "langnghe init". config.example.toml explains every other key.
cli-wrote-config = Wrote { $file }
cli-init-which = There is no { $file } yet: give --province NAME or --commune CODE
cli-init-other-place = { $file } is for { $held }, not for { $wanted }; use --config with another file
cli-init-made = { $area }: made { $made }
cli-init-nothing-new = { $area }: all of it was there already, nothing was made
cli-init-catch-all = What no rule names a body for goes to: { $body }
cli-init-missing = Still missing: { $gaps }
cli-init-next = Next: langnghe invite --role admin --config { $config }, then langnghe serve --config { $config }
cli-made-areas =
    { $count ->
        [one] 1 area
       *[other] { $count } areas
    }
cli-made-bodies =
    { $count ->
        [one] 1 body
       *[other] { $count } bodies
    }
cli-made-fields =
    { $count ->
        [one] 1 field
       *[other] { $count } fields
    }
cli-made-deadline-rules =
    { $count ->
        [one] 1 deadline rule
       *[other] { $count } deadline rules
    }
cli-made-days =
    { $count ->
        [one] 1 swapped day
       *[other] { $count } swapped days
    }
cli-made-routes =
    { $count ->
        [one] 1 routing row
       *[other] { $count } routing rows
    }
cli-gap-no-catch-all = a body for what nobody else takes
cli-gap-no-deadline-rule =
    { $count ->
        [one] a deadline for 1 step
       *[other] a deadline for { $count } steps
    }
cli-gap-no-admin = an admin
cli-gap-no-superior =
    { $count ->
        [one] a body above 1 body
       *[other] a body above { $count } bodies
    }
cli-gap-tet-unconfirmed = a yes to the coming Tết
cli-gap-route-to-ended =
    { $count ->
        [one] another body for 1 routing row
       *[other] another body for { $count } routing rows
    }
cli-gap-no-officer =
    { $count ->
        [one] an officer for 1 body
       *[other] an officer for { $count } bodies
    }
cli-gap-no-head =
    { $count ->
        [one] a head for 1 body
       *[other] a head for { $count } bodies
    }
cli-gap-no-address =
    { $count ->
        [one] the address for petitions of 1 body
       *[other] the address for petitions of { $count } bodies
    }

# check-config ----------------------------------------------------------------------------------------------

cli-config-good = { $file }: good. In force:

# invite ----------------------------------------------------------------------------------------------------

cli-invited =
    Invitation to be { role-name } of { $body }{ $named ->
        [yes] { " " }for { $name }
       *[no] { "" }
    }
cli-invited-code = Code: { $code }
cli-invited-link = Link: { $link }
cli-invited-once = It works once, until { $day }. Hand it over yourself; it cannot be shown again.
cli-body-unknown = No body is like "{ $body }"
cli-body-unclear = "{ $body }" may be { $count } bodies: { $likely }

# route -----------------------------------------------------------------------------------------------------

cli-area-unclear =
    Which area is "{ $area }"?{ $named ->
        [yes] { " " }Perhaps: { $likely }
       *[no] { "" }
    }
cli-route-kind =
    Kind: { $kind ->
        [report] report
        [petition] petition
        [suggestion] suggestion
        [question] question
        [praise] praise
        [complaint] complaint (guided, not taken as a ticket)
       *[denunciation] denunciation (guided, not taken as a ticket)
    } ({ $confidence })
cli-route-field = Field: { $field } ({ $code })
cli-route-area = Area: { $area }
cli-route-body =
    Body: { $body } ({ $code }), by { $rung ->
        [field_area] field and area
        [field_parent_area] field and the area above
        [field_default] field
        [area_default] area
       *[catch_all] the catch-all
    }
cli-route-where = Body: not known, because the area is not; add --area
cli-route-emergency = Emergency: call { $number } first

# backup, restore -------------------------------------------------------------------------------------------

cli-backed-up = Saved to { $file } ({ $kib } KiB, { $files } files sent along)
cli-backup-missing = { $count } files sent along are not on the disk: { $paths }
cli-restored = Restored what was saved at { $made_at }, with { $files } files sent along
cli-restore-before = What was there before is kept in { $file }
cli-restore-serving = The running server has taken it up
backup-postgresql = The data is in PostgreSQL: use pg_dump --format=custom --dbname={ $address } and pg_restore
backup-exists = { $file } is there already; choose another name or add --replace
backup-nothing = There is nothing to save: no { $database }
backup-damaged = { $database } is damaged and cannot be saved; restore a backup
restore-no-file = There is no file { $file }
restore-no-backup = { $file } is no backup of Lắng Nghe
restore-damaged = { $file } is damaged or was changed; the data that is there is as it was
restore-too-new = { $file } was written by a later version; use that one
restore-exists = { $database } holds data; add --replace to replace it (it is saved first)
restore-no-answer = The running server did not take it up within { $seconds } seconds; nothing was changed. Stop it and try again
restore-failed = The running server could not take it up ({ $reason }); nothing was changed
