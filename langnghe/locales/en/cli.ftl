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
