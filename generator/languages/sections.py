"""The sections of a language's pack: their keys, and what each means."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Section(BaseModel):
    """Base of the sections: unknown keys are mistakes, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dates(Section):
    """How days are written."""

    months: dict[str, int] = Field({}, description="Every form of a month's name -> 1..12")
    weekdays: dict[str, int] = Field(
        {}, description="Every form of a weekday's name -> 0 (Monday)..6"
    )
    relative: dict[str, int] = Field({}, description="yesterday -> -1, today -> 0")
    published: tuple[str, ...] = Field((), description="phrases that introduce a publication date")
    dated: tuple[str, ...] = Field(
        (), description="weak cues beside a date on a short line: by, date, vom"
    )
    updated: tuple[str, ...] = Field((), description="phrases that introduce a change date")
    order: str = Field("dmy", description="dmy, mdy or ymd: how an all-digit date is read")
    order_also: str = Field(
        "", description="an order as usual as that: where the text tells neither, both days stay"
    )
    ordinals: tuple[str, ...] = Field((), description="suffixes of a day number: st, er, -го")
    day_stop: bool = Field(False, description="a day's number is written with a full stop: 29. Mai")
    joiners: tuple[str, ...] = Field((), description="words between day, month and year: de, of")
    short_months: dict[str, int] = Field(
        {}, description="abbreviations; read only beside a day number or a year"
    )
    short_weekdays: dict[str, int] = Field({}, description="abbreviations; read only beside a date")
    capitalised: bool = Field(False, description="names of months and days take a capital (May)")
    day_alone: tuple[str, ...] = Field(
        (), description="a day without its month, # for the number: on the #th, le #"
    )
    day_followers: tuple[str, ...] = Field(
        (), description="words that may follow a day without its month: that, when"
    )
    year_words: tuple[str, ...] = Field((), description="words before a lone year: in, en, im")
    year_behind: tuple[str, ...] = Field((), description="words behind a lone year: года, roku")
    not_days: tuple[str, ...] = Field(
        (), description="phrases in which the name of a day names none: Black Friday, la mañana"
    )
    month_words: tuple[str, ...] = Field(
        (), description="words before a month without day and year: in, since, late"
    )
    spans: tuple[str, ...] = Field(
        (), description="words before a day that bounds a span of time: since, until, as of"
    )
    spans_behind: tuple[str, ...] = Field((), description="the same behind a day: 起, まで")
    said: tuple[str, ...] = Field(
        (), description="words for what is said on a day besides verbs of speech: briefing"
    )
    fillers: tuple[str, ...] = Field(
        (), description="words that stand beside a date on a line of its own: at, Uhr, edition"
    )
    itself: tuple[str, ...] = Field(
        (), description="what a page calls itself where it dates itself: this article was"
    )
    members: tuple[str, ...] = Field(
        (), description="words before a day that dates a writer, not the page: joined, member since"
    )
    others: tuple[str, ...] = Field(
        (),
        description="words before a day in a sentence that dates a law, a birth or a count,"
        " not the text: born on, the act of, as of",
    )
    codes: tuple[str, ...] = Field(
        (), description="words before digits that number something: version, phone, no."
    )
    until: tuple[str, ...] = Field(
        (), description="words between the first and last of several days: to, or, bis"
    )
    ago: dict[str, int] = Field(
        {}, description="# hours ago -> 0, # days ago -> 1: how many days one unit takes"
    )
    persian: dict[str, int] = Field({}, description="months of the Solar Hijri calendar -> 1..12")
    islamic: dict[str, int] = Field({}, description="months of the Islamic calendar -> 1..12")


class Speech(Section):
    """How speech is introduced."""

    verbs: tuple[str, ...] = Field((), description="phrases: said, a déclaré, сообщил*")
    telling: tuple[str, ...] = Field((), description="verbs before whom they are told to: told")
    reported: tuple[str, ...] = Field((), description="verbs and nouns that open reported speech")
    acts: tuple[str, ...] = Field(
        (),
        description="finite verbs that are acts of speech though no clause follows: accused,"
        " a accusé, schrieb ... zu (the second part later in the sentence)",
    )
    passives: tuple[str, ...] = Field(
        (), description="auxiliaries that make a verb's subject its object: was, été, wurde"
    )
    bare: tuple[str, ...] = Field(
        (), description="verbs of speech that need no complementiser before a clause: said"
    )
    subjunctive: tuple[str, ...] = Field(
        (), description="verb forms that show a clause to be another's words: sei, habe, könne"
    )
    unreal: tuple[str, ...] = Field(
        (), description="the same forms where they also stand for what is not so: wäre, hätte"
    )
    personal: bool = Field(
        False, description="whether he and she are said of people only, never of a body"
    )
    articles: tuple[str, ...] = Field(
        (), description="words that open a noun phrase in the subject's case: the, a, der, une"
    )
    according: tuple[str, ...] = Field((), description="according to, selon, по словам")
    according_heads: tuple[str, ...] = Field(
        (), description="words that mean the same at a sentence's head only: para, pour"
    )
    according_tails: tuple[str, ...] = Field(
        (), description="words of according that mean it only behind a comma, a name next: so"
    )
    according_behind: tuple[str, ...] = Field(
        (), description="words of according that stand behind the name: zufolge"
    )
    according_back: tuple[str, ...] = Field(
        (), description="the same of somebody named before: in his words, по его словам"
    )
    complementisers: tuple[str, ...] = Field((), description="that, que, что, dass")
    within: tuple[str, ...] = Field((), description="leads to a body that speaks: в, desde, dal")
    indefinite_verbs: tuple[str, ...] = Field((), description="verb endings beside it: ли, -t-on")
    asked: tuple[str, ...] = Field((), description="phrases that open a reporter's question")
    question_labels: tuple[str, ...] = Field((), description="Q, Question, 问 in a transcript")
    answer_labels: tuple[str, ...] = Field((), description="A, Answer, 答")
    subordinators: tuple[str, ...] = Field(
        (), description="words that open a clause telling when somebody was asked: when, als, gdy"
    )
    perfect: tuple[str, ...] = Field(
        (), description="auxiliaries whose participle closes the clause: hat, heeft"
    )
    participles: tuple[str, ...] = Field(
        (), description="the verbs and acts that are such participles: gesagt, zugeschrieben"
    )
    there: tuple[str, ...] = Field((), description="stands for a body just named: там, tam")
    first_person: tuple[str, ...] = Field((), description="words of the first person: я, мы, jsem")
    second_person: tuple[str, ...] = Field((), description="words for who is asked: вы, vás, pan")
    answers: tuple[str, ...] = Field(
        (), description="words that are a sentence of their own: no, never, enough"
    )
    pronouns: dict[str, str] = Field(
        {}, description="third-person pronoun -> m, f, p, any, or n (a body just named)"
    )
    latter: dict[str, str] = Field(
        {}, description="the latter, ce dernier -> m, f or any: whom the text named last"
    )
    pro_drop: bool = Field(False, description="whether a verb needs no subject: dijo, ha detto")
    verb_second: bool = Field(
        False, description="whether the subject follows its verb where anything else comes first"
    )
    genders: dict[str, str] = Field(
        {},
        description="endings by which a past verb shows its subject: ла -> f, л -> m, ли -> p",
    )
    quoting: tuple[str, ...] = Field(
        (), description="verbs whose object speaks: quoted, zitiert, цитирует"
    )
    quoted_of: tuple[str, ...] = Field(
        (), description="prepositions between such a verb and who speaks: عن"
    )
    topics: tuple[str, ...] = Field(
        (), description="in scripts without spaces: what stands behind a clause's subject: は"
    )
    announcing: tuple[str, ...] = Field(
        (), description="end of a lead-in without a colon: 次のように"
    )
    auxiliaries: tuple[str, ...] = Field(
        (), description="small words between a subject and its verb: has, had, also"
    )
    named: tuple[str, ...] = Field(
        (), description="verbs of naming that stand straight beside a name in marks: heißt"
    )
    term_markers: tuple[str, ...] = Field((), description="so-called, dit, так называемый")


class Quotes(Section):
    """Quotation marks of the language's typography, outer first; each an open and a close."""

    pairs: tuple[tuple[str, str], ...] = ()
    dash: bool = Field(False, description="whether a dash opens a line of speech")
    inline_dash: bool = Field(False, description="whether it does so inside a paragraph, too")
    inside: bool = Field(
        False, description="whether “said X” may stand between commas inside the marks"
    )


class Names(Section):
    """How people are named."""

    honorifics: tuple[str, ...] = Field((), description="M., Mr, г-н, 先生")
    titles: dict[str, str] = Field({}, description="before a name, without stop: Mr -> m, Mme -> f")
    roles: dict[str, str] = Field(
        {},
        description="phrase for a speaking role -> m, f, p or any; n, nm or nf where it is a body"
        " (ministry, firm)",
    )
    generic: tuple[str, ...] = Field(
        (), description="beginnings of roles that fit people of many posts: diplomat, official"
    )
    akin: dict[str, tuple[str, ...]] = Field(
        {},
        description="a word for somebody -> words of the posts that such a person may hold:"
        " magistrat -> juge, procureur",
    )
    relatives: tuple[str, ...] = Field((), description="relative pronouns: who, qui, который")
    media: tuple[str, ...] = Field(
        (), description="words for an outlet that stand before its name: agentuře, газете"
    )
    papers: tuple[str, ...] = Field((), description="such words where the outlet is the subject")
    documents: tuple[str, ...] = Field((), description="texts that speak for their issuer: البيان")
    adjectival: tuple[str, ...] = Field((), description="ends of adjectives in bodies' names: ية")
    hearers: tuple[str, ...] = Field(
        (),
        description="words for those who are told things, in the case that shows it, and phrases"
        " for where they are told: журналистам, na Twitterze",
    )
    particles: tuple[str, ...] = Field((), description="words inside names: de, van, von, al-")
    prefixes: tuple[str, ...] = Field((), description="glued before a name: l', d', و, ب")
    endings: tuple[str, ...] = Field((), description="case endings a foreign name may take")
    possessives: tuple[str, ...] = Field(
        (), description="endings that make an adjective of a name: ova (Dubova slova)"
    )
    nominative: tuple[str, ...] = Field(
        (), description='endings of a name\'s basic form, the surest first; "" for none'
    )
    patronymics: tuple[str, ...] = Field(
        (), description="ends of second names; only in languages where cases are endings alone"
    )
    fleeting: str = Field("", description="vowels that fall before an ending: е, о (Павел, Павла)")
    families: tuple[str, ...] = Field(
        (), description="in scripts without spaces: how the family names of the language begin"
    )
    offices: tuple[str, ...] = Field((), description="ends of words that are no names")
    compounds: tuple[str, ...] = Field(
        (),
        description="in scripts without spaces: words that hold a role's or verb's word and are"
        " neither",
    )
    common: tuple[str, ...] = Field((), description="words that might be names, and are none")
    sounds: str = Field(
        "", description="in scripts without spaces: characters that write foreign names' sounds"
    )
    occupations: str = Field(
        "", description="in scripts without spaces: last characters of words for what people are"
    )
    forenames: str = Field("", description="without spaces: characters of given names")
    unnamed: str = Field("", description="in scripts without spaces: characters no name holds")
    attributive: str = Field(
        "", description="in scripts without spaces: what makes a verb before it an attribute: 的"
    )
    leads: tuple[str, ...] = Field(
        (), description="in scripts without spaces: what may open a clause before its subject"
    )
    bodies: tuple[str, ...] = Field(
        (), description="in scripts without spaces: ends of the names of bodies that may speak"
    )
    given: tuple[str, ...] = Field((), description="given names, where no capital shows names")
    oblique_prefixes: tuple[str, ...] = Field((), description="prepositions glued to a word: لل")
    article: str = Field("", description="glued article that no given name has (Arabic al-)")
    saying: tuple[str, ...] = Field(
        (), description="words behind a speaker's name that go on to the words said: قائلا"
    )
    enders: tuple[str, ...] = Field(
        (), description="in scripts without spaces: what may follow a name before its verb: 在"
    )
    joiners: tuple[str, ...] = Field((), description="words that tie a name to its post: of, the")
    capital_nouns: bool = Field(False, description="whether every noun is capitalised (German)")
    openers: tuple[str, ...] = Field(
        (), description="words that open a sentence and are no names: but, however"
    )
    indefinite: tuple[str, ...] = Field((), description="articles that bring in somebody new: a")
    past: tuple[str, ...] = Field((), description="words before a post no longer held: former")
    contracted: tuple[str, ...] = Field((), description="prepositions with an article: du, alla")
    oblique: tuple[str, ...] = Field(
        (), description="prepositions: a name behind one is not who speaks"
    )


class Chrome(Section):
    """How the page around a text speaks. Phrases, by label; matched at the head of a line
    unless they end in ``...`` handling of their own.
    """

    related: tuple[str, ...] = ()
    promotion: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    comment: tuple[str, ...] = ()
    navigation: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    about_author: tuple[str, ...] = ()
    author_is: tuple[str, ...] = ()
    machine_translated: tuple[str, ...] = ()
    mail_subject: tuple[str, ...] = ()  # what the field for the subject is called in a mail
    spam: tuple[str, ...] = Field(
        (), description="goods of link sellers that break into pages, in any language: plain words"
    )
