## /privacy: the commands

command-name-privacy = privacy
command-name-privacy-show = show
command-name-privacy-export = export
command-name-privacy-forget = forget
command-privacy = What I have stored about you, and how to be forgotten
command-privacy-show = See what I have stored about you
command-privacy-export = Get everything that I have stored about you as a file
command-privacy-forget = Have me forget everything about you, here and in every server

help-link-privacy = -# { $command } shows what is stored about you, and can forget you.

## What stands where somebody's name was

person-forgotten = someone
final-earlier = -# Here an earlier final stood. Its text is in the card of its draft.

## The card of what is stored

privacy-head = ### What I have stored about you
    -# Over all servers and direct messages. Nobody else sees this.
privacy-nothing = Nothing.
privacy-sessions = - { $sessions ->
        [one] One session of yours
       *[other] { $sessions } sessions of yours
    }: your texts and briefs, my drafts and scores, and what others asked for, voted for and suggested there
privacy-others = - What you did in { $others ->
        [one] a session of somebody else
       *[other] { $others } sessions of others
    }: requests { $requests }, ideas { $ideas }, votes and reactions { $votes }, everything else that you pressed { $acts }
privacy-usage = - What you used, day by day: { $rounds ->
        [one] one round
       *[other] { $rounds } rounds
    }{ $cost }
privacy-roles = - Which roles you had in { $places ->
        [one] one server
       *[other] { $places } servers
    } when you used me last, because budgets can be a role's
privacy-server = - What you set for servers, or was set for you: settings { $changes }, versions of rubrics { $rubrics }, budgets { $budgets }
privacy-with = -# With it stands your Discord id, never your name. What Discord itself has is not mine to show.
privacy-file = Everything that I have stored about you, for you alone.
refused-privacy-size = What I have stored about you is too much for one file. Export your sessions one by one with /{ command-name-sessions }, and delete what you do not need; or ask who runs me.
refused-privacy-looking = I am looking through what I have stored about you already. Please wait for that.
refused-privacy-twice = I am putting your file together already. Please wait until you have it.
button-privacy-export = Get it as a file
button-privacy-ask = Forget me…

## Whether somebody is to be forgotten

privacy-sure = ### Shall I forget you?
    This cannot be undone.
privacy-goes = **What goes**
    - Your own sessions ({ $sessions }), with all that others did in them. What is under way ends.
    - Your name and your words in the sessions of others ({ $others }). A request or an idea of yours is empty from then on, open requests are withdrawn, and cards that name you are changed.
    - What you used, your roles, and budgets that were set for you. Settings and rubrics that you made for a server stay the server's, without your name.
privacy-stays = **What stays**
    - Your votes count on, as somebody's.
    - What stands in the threads of your own sessions, as when you delete them with /{ command-name-sessions }.
    - Words that a draft has taken up, and what others wrote about you.
    - Your own messages, and messages of mine that are too old to be changed or lie where I cannot write: Discord has those, and they can be deleted there.
    - Backups that who runs me has made. Ask them.
    -# What you do with me after this is new, and is stored again.
button-privacy-forget = Forget me for good
button-privacy-not = No

## What was done

privacy-done = ### You are forgotten
    Sessions of yours that I deleted: { $sessions }. Sessions of others in which nothing of yours is left: { $others }.
privacy-failed = ⚠️ { $sessions ->
        [one] One session
       *[other] { $sessions } sessions
    } could not be changed now. I try again when I start next; who runs me can see why.
privacy-after = -# Cards that named you are being changed. Where a message of mine still does, I may not change it any more: who manages that place can delete it.

## The command line

cli-forgotten = Nothing of { $person } is left in { $path }.
