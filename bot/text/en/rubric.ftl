## What is told where a rubric cannot be kept

refused-rubric-name = There is a rubric of the name “{ $name }” here. Choose another, or edit that one.
refused-rubric-many = This server has { $most } rubrics, and no more fit. Delete one that nobody needs.
refused-rubric-changed = Somebody has changed or deleted this rubric since you opened the form, so nothing of yours was written down. What you typed is in the file: open the form anew and paste it.
refused-rubric-gone = This rubric is no longer here. “/{ command-name-rubric } { command-name-rubric-list }” shows those that are.
refused-rubric-none = This server has no rubric of its own yet. “/{ command-name-rubric } { command-name-rubric-create }” or “/{ command-name-rubric } { command-name-rubric-import }” makes one.
refused-rubric-built-in = “{ $name }” is built in and stays as it is. To begin a rubric of your own from it: “/{ command-name-rubric } { command-name-rubric-export }”.
refused-rubric-unknown = There is no rubric “{ $name }” here. Perhaps you mean { $near }; “/{ command-name-rubric } { command-name-rubric-list }” shows all.
refused-rubric-form = “{ $name }” says more than the form holds. Export it, change the file, and import it again.
refused-rubric-file-kind = I take a rubric as a .yaml file, and “{ $name }” is something else. “/{ command-name-rubric } { command-name-rubric-export }” makes one to begin with.
refused-rubric-file-size = “{ $name }” is too large. A rubric's file has at most { $limit } KB.
refused-rubric-file-binary = “{ $name }” is no plain text (UTF-8). Save it as a .yaml file and send it again.
refused-rubric-line = Line { NUMBER($line, useGrouping: 0) }: { $problem } Nothing was changed.
refused-rubric-field-line = { $field }, line { NUMBER($line, useGrouping: 0) }: { $problem } Nothing was changed.
refused-rubric-field = { $field }: { $problem } Nothing was changed.

## What is wrong with a rubric

wrong-name-missing = a name is missing.
wrong-name = a name begins with a letter or a digit, has at most { $most } characters, and beside letters, digits and spaces only & ' . + / -; it says “{ $says }”.
wrong-name-reserved = “{ $name }” is the name of a built-in rubric; give yours another.
wrong-length = { $part ->
        [description] the description
        [guidance] the advice
        [anchor] what a score looks like
       *[phrase] a phrase
    } can have { $limit } characters; it has { $length }.
wrong-characters = there is a character that no text can have.
wrong-criteria-missing = at least one criterion is needed.
wrong-criteria-many = at most { $most } criteria fit; this is one more.
wrong-criterion-line = a criterion looks like “clarity (2): what 1 / 3 / 5 look like”; it says “{ $says }”.
wrong-criterion-name = a criterion's name begins with a letter or a digit, has at most { $most } characters, and beside letters, digits and spaces only & ' . + / -; it says “{ $says }”.
wrong-criterion-twice = there is a criterion “{ $name }” already.
wrong-weight = weight must be a number from 0.1 to 10; it says “{ $says }”.
wrong-anchor-missing = “{ $name }” has to say what { $points } of 5 points look like.
wrong-anchor-count = “{ $name }” needs what 1 / 3 / 5 look like, or all of 1 / 2 / 3 / 4 / 5, with “ / ” between; there { $count ->
        [one] is only one
       *[other] are { $count }
    }.
wrong-bound-line = a bound looks like “at least: 100”, “at most: 900”, “must keep: a phrase” or “must not say: a phrase”; it says “{ $says }”.
wrong-number = “{ $part ->
        [least] at least
       *[most] at most
    }” must be a number of characters from 1 to { $limit }; it says “{ $says }”.
wrong-order = “at least” is { $least } and “at most” is { $most }: no text can be both.
wrong-phrases-many = at most { $most } phrases fit; this is one more.
wrong-phrase-empty = a phrase is missing.
wrong-phrase-both = “{ $phrase }” cannot both have to stay and not be said.
wrong-size = the file has more than { $limit } characters.
wrong-empty = the file is empty.
wrong-yaml = this is no YAML ({ $problem }). Text with a colon, a quote or a # in it goes between quotes.
wrong-alias = anchors (&) and aliases (*) are not taken; write it out, and put text that begins so between quotes.
wrong-depth = too much is nested here.
wrong-no-mapping = here belong keys with values: { $keys }.
wrong-no-list = here belongs a list, each item on a line that begins with “- ”.
wrong-no-text = here belongs a text or a number.
wrong-key = “{ $key }” is none of { $keys }.
wrong-key-twice = “{ $key }” is here twice.

## The commands

command-rubric = What texts are judged by in this server
command-rubric-list = All rubrics of this server
command-rubric-show = One rubric: its criteria, what each score looks like, and its bounds
command-rubric-create = Write a new rubric, in a form
command-rubric-edit = Change a rubric, in a form
command-rubric-delete = Delete a rubric
command-rubric-import = A new rubric, or a new version of one, from a .yaml file
command-rubric-export = A rubric as a .yaml file, to be changed and imported
option-rubric = The rubric's name
option-rubric-file = A .yaml file as “/{ command-name-rubric } { command-name-rubric-export }” makes them

## The form

rubric-form-new = New rubric
rubric-form-edit = Change a rubric
rubric-field-name = Name
rubric-field-description = Description
rubric-field-guidance = Advice
rubric-field-criteria = Criteria
rubric-field-bounds = Bounds
rubric-help-name = What people choose as the style
rubric-help-description = What it is for, for those who choose
rubric-help-guidance = For the writer: what such a text does
rubric-help-criteria = One a line, up to 8: name (weight from 0.1 to 10): what 1 / 3 / 5 look like
rubric-help-bounds = One a line: “at least:”, “at most:” characters; “must keep:”, “must not say:” a phrase
rubric-hint-name = Release news
rubric-hint-description = What we post when something is new
rubric-hint-guidance = The change comes first, then what it means for the reader
rubric-hint-criteria = clarity (2): must be read twice / some sentences are long / clear at first reading
rubric-hint-bounds = at most: 900

## What is shown

rubric-created = “{ $name }” is kept. From now on it can be chosen as the style of /{ command-name-refine }.
rubric-changed = “{ $name }” is changed. Texts that are being refined go on by the version before.
rubric-deleted = “{ $name }” is deleted. Texts that are being refined go on by it.
rubric-stays = Nothing was deleted.
rubric-delete-ask = Delete “{ $name }” for good? Texts that are being refined go on by it.
button-rubric-delete = Delete
button-rubric-keep = Keep
rubric-file = “{ $name }” as a file. Change it, and “/{ command-name-rubric } { command-name-rubric-import }” takes it again.
rubric-file-built-in = “{ $name }” as a file. Give it a name of its own there, change it, and “/{ command-name-rubric } { command-name-rubric-import }” takes it.
rubric-list-head = ### Rubrics
rubric-list-built-in = **Built in:** { $names }
rubric-list-none = This server has none of its own yet. “/{ command-name-rubric } { command-name-rubric-create }” makes one.
rubric-list-about = - **{ $name }**: { $about }
rubric-list-name = - **{ $name }**
rubric-head = ### { $name }
rubric-built-in = -# built in
rubric-version = -# version { $version } · by { $person } · { $when }
rubric-guidance = **Advice:** { $guidance }
rubric-criterion = **{ $name }** · weight { $weight }
rubric-anchor = -# { $points }: { $text }
rubric-least = **At least** { $count } characters
rubric-most = **At most** { $count } characters
rubric-keep = **Must keep:** { $phrases }
rubric-avoid = **Must not say:** { $phrases }
rubric-more = -# Shortened: “/{ command-name-rubric } { command-name-rubric-export }” has all of it.
