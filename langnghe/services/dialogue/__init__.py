"""Direct dialogues: from the year's plan to the kept promise (R27-R36, facts F-5 and F-7).

`life` holds the session and the one way in which it changes; `rules` the numbers of law; `posts` who may do what;
`clocks` what must be done by when; `news` what people are to be told.
"""
