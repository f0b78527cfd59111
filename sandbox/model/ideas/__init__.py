"""Answers the questions of a brainstorm without a model, by rule.

A spark is a prompt to think, from an angle that nobody took yet; ideas are grouped by their words;
a shape is the ideas in their own words as sentences, under the topic. Its own words are English;
those of people stay as they are, in any language.
"""

from sandbox.model.ideas.thinker import think

__all__ = ["think"]
