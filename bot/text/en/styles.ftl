## What the built-in rubrics say to people; what the judge is given is in the code

guidance-free = Keep the author's intent, voice, language and formatting.
guidance-tweet = One idea, at most 280 characters, no hashtags or emoji that the author did not use.
guidance-announcement = What, when, where and what to do come first; easy to scan on a phone.
guidance-email = The request or news in the first lines, one clear next step, a courteous close.
guidance-pitch = Problem, answer and proof in the reader's words; claims only as far as the text has them.
guidance-readme = Says what it is and how to start in the first lines; commands and code stay as they are.

anchor-fit-1 = Misses what the brief or the occasion asks for; facts the reader needs are absent.
anchor-fit-3 = Serves its purpose, but the reader must look for the point or for what to do next.
anchor-fit-5 = Does exactly what the brief asks; every fact the reader needs is there and in its place.
anchor-clarity-1 = Must be read twice; long or tangled sentences, unclear references.
anchor-clarity-3 = Understandable, with a few sentences that could be read in two ways or are too long.
anchor-clarity-5 = Understood at the first reading; each sentence says one thing, in a natural order.
anchor-concision-1 = Much of it could go: filler, repetition, phrases of five words that mean one.
anchor-concision-3 = Some words carry nothing.
anchor-concision-5 = No word could go without a loss.
anchor-correctness-1 = Spelling or grammar slips in most sentences, or a slip that changes the meaning.
anchor-correctness-3 = One or two slips that a careful reader notices.
anchor-correctness-5 = No slip in spelling, grammar or punctuation.
anchor-voice-1 = Clichés and stock phrases; the tone does not suit the readers.
anchor-voice-3 = Plain and acceptable; little that sounds like its author.
anchor-voice-5 = Sounds like a person the readers would want to hear; concrete, fresh, steady in tone.
