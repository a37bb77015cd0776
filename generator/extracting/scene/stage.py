"""Everybody a text has let speak or named so far: what roles and pronouns may stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from generator.model import Agent, Registry, Speaker, agents_by_id
from generator.text import START, is_cjk

STEM = 4
"""Letters in which two forms of one role agree at least, whatever their endings."""
ENDING = 3
"""Most letters of an ending in which they may differ."""
LATEST = 100
"""Posts before a role that are looked through for its holder: a report has a dozen."""
COMPOUND = 5
"""Letters from which one role is the last part of the other: Minister, Verteidigungsminister."""


@dataclass(frozen=True, slots=True)
class Post:
    """A role that the text gives somebody, where it names both: folded words, gender, place;
    whether it is ``past``, as a former president's.
    """

    start: int
    key: str
    role: str
    gender: str
    past: bool = False


def _akin(one: str, two: str) -> bool:
    """Whether two words are forms of one role."""
    if is_cjk(one[0]) or is_cjk(two[0]):
        return one.endswith(two) or two.endswith(one)
    if one == two:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    size = min(len(one), len(two)) if shared is None else shared
    if size >= STEM and max(len(one), len(two)) - size <= ENDING:
        return True
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return len(shorter) >= COMPOUND and longer.endswith(shorter)


@dataclass(frozen=True, slots=True)
class Posts:
    """Who holds what post in one text, in its order; the gender and posts of each, by key."""

    held: tuple[Post, ...] = ()
    genders: dict[str, str] = field(default_factory=dict)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: frozenset[str] = frozenset()

    def bearing(self, word: str, before: int) -> str | None:
        """The body that was named with a word ("the company X") before an offset, if any."""
        until = bisect_left(self.held, before, key=START)
        for post in reversed(self.held[max(0, until - LATEST) : until]):
            if post.gender[0] == "n" and post.role == word:
                return post.key
        return None

    def holders(
        self, role: str, before: int, fitting: tuple[str, ...] = (), *, past: bool | None = None
    ) -> list[str]:
        """Those named with a role before an offset, the latest first. ``role`` is folded, as are
        the words of posts ``fitting`` it; ``past``: only those who hold it no longer, or still do.
        """
        words = (*role.split(), *fitting)
        until = bisect_left(self.held, before, key=START)
        found = [
            post.key
            for post in reversed(self.held[max(0, until - LATEST) : until])
            if post.gender[0] != "n"
            and past in (None, post.past)
            and any(_akin(word, other) for word in words for other in post.role.split())
        ]
        return list(dict.fromkeys(found))


@dataclass(slots=True)
class Cast:
    """Everybody a text has let speak or named so far. Changes as the text is read on.

    ``topic`` is the person with whom the last sentence began, if it was nobody's statement.
    """

    agents: dict[str, Agent]
    posts: Posts = field(default_factory=Posts)
    introduced: list[str] = field(default_factory=list)
    last: Speaker | None = None
    last_block: int = -1
    topic: Speaker | None = None
    topic_block: int = -1

    def spoke(self, speaker: Speaker, block: int) -> None:
        """Note that somebody spoke in the block with this number."""
        self.last = speaker
        self.last_block = block
        self.about(speaker, block)

    def hushed(self) -> None:
        """Note that somebody unknown spoke: what follows is no longer the last speaker's."""
        self.last = None
        self.last_block = -1

    def about(self, speaker: Speaker, block: int) -> None:
        """Note whom a sentence is about: one that follows without a subject may be, too."""
        self.topic = speaker
        self.topic_block = block
        self.introduce(speaker.key)

    def introduce(self, key: str) -> None:
        """Note that the text named somebody; the latest named comes last."""
        if key in self.introduced:
            self.introduced.remove(key)
        self.introduced.append(key)

    def speaker(self, target: str, role: str = "") -> Speaker:
        """A registered agent as a speaker."""
        agent = self.agents[target]
        return Speaker(id=agent.id, name=agent.name, role=role)

    def called(self, key: str) -> Speaker:
        """Somebody by registry id or, where the registry has none, by name."""
        return self.speaker(key) if key in self.agents else Speaker(id=None, name=key)

    def gender(self, key: str) -> str | None:
        """``m`` or ``f`` where registry or text shows it."""
        agent = self.agents.get(key)
        return (agent.gender if agent else None) or self.posts.genders.get(key)

    def person(self, key: str) -> bool:
        """Whether somebody is, or may be, one person."""
        agent = self.agents.get(key)
        return agent is None or agent.kind in ("person", "post")

    def agreeing(self, gender: str, block: int) -> Speaker | None:
        """Whom a verb without a subject may mean: the topic, else the last person that agrees."""
        if self.topic is None or block - self.topic_block > 1 or gender in ("p", "n"):
            return None
        if self.gender(self.topic.key) in (None, gender) or not gender:
            return self.topic
        return self.other(gender)

    def other(self, gender: str) -> Speaker | None:
        """The last person known to be of this gender."""
        for key in reversed(self.introduced):
            if self.person(key) and self.gender(key) == gender:
                return self.called(key)
        return None

    def single(self, block: int) -> Speaker | None:
        """The last one named who is not several, where the topic of a verb is but one."""
        if block - self.topic_block > 1:
            return None
        for key in reversed(self.introduced):
            if self.person(key) and self.gender(key) != "p":
                return self.called(key)
        return None

    def offices(self, key: str) -> set[str]:
        """The organisations that somebody belongs to."""
        agent = self.agents.get(key)
        if agent is None:
            return set()
        out = {str(held.organisation) for held in agent.memberships}
        return out | ({str(agent.parent)} if agent.parent else set())

    def held(self, key: str) -> set[str]:
        """The organisations that a person or a post speaks for; none for an organisation."""
        agent = self.agents.get(key)
        return self.offices(key) if agent and agent.kind in ("person", "post") else set()


def cast(registry: Registry) -> Cast:
    """An empty stage."""
    return Cast(agents=agents_by_id(registry))
