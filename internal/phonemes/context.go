package phonemes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// surroundings are the words near a word, in small letters; empty where a pause or the end of the text is.
type surroundings struct {
	word           string // itself, as it is written
	before, after  string
	before2        string // the one before before
	opener         string // the first word of its clause
	after2         string // the one after after
	named          bool   // before has a capital that no sentence start explains
	sentence       map[string]bool
	pastTense      bool // something else in the sentence is in the past
	opens, stopped bool // no word before it in its clause, none after
}

// around looks at the words near tokens[i]. A comma, dash or full stop parts words.
func around(tokens []Token, i int) surroundings {
	at := func(k int) string { return strings.ToLower(strings.ReplaceAll(tokens[k].Say, "’", "'")) }
	c := surroundings{word: tokens[i].Say, sentence: map[string]bool{}}
	if i > 0 && tokens[i-1].Punct == "" {
		c.before = at(i - 1)
		first, _ := utf8.DecodeRuneInString(tokens[i-1].Say)
		opens := i == 1 || tokens[i-2].Punct != ""
		c.named = unicode.IsUpper(first) && !(opens && functionWords[c.before])
		if !opens {
			c.before2 = at(i - 2)
		}
	}
	if tokens[i].Punct == "" && i+1 < len(tokens) {
		c.after = at(i + 1)
		if tokens[i+1].Punct == "" && i+2 < len(tokens) {
			c.after2 = at(i + 2)
		}
	}
	for k := i - 1; k >= 0 && i-k < maxSentence && tokens[k].Punct == ""; k-- {
		c.opener = at(k)
	}
	c.opens, c.stopped = c.before == "", c.after == ""
	from, to := sentenceAround(tokens, i)
	for k := from; k < to; k++ {
		if k == i {
			continue
		}
		w := at(k)
		c.sentence[w] = true
		c.pastTense = c.pastTense || pastMarks[w] || len(w) > 4 && strings.HasSuffix(w, "ed")
	}
	return c
}

// maxSentence is how many words to each side of a word are looked at.
const maxSentence = 40

func sentenceAround(tokens []Token, i int) (from, to int) {
	ends := func(k int) bool { return strings.ContainsAny(tokens[k].Punct, ".!?") }
	for from = i; from > 0 && i-from < maxSentence && !ends(from-1); {
		from--
	}
	for to = i + 1; to < len(tokens) && to-i < maxSentence && !ends(to-1); {
		to++
	}
	return from, to
}

// Small classes of words, by what may stand beside them.
var (
	determiners = wordSet(`a an the this that these those my your his her its our their some any no every each another either neither
		much many more most several few whose what which all both one two three four five six seven eight nine ten`)
	articles  = wordSet(`a an the my your his her its our their this these those every each another no whose`)
	pronouns  = wordSet(`i you we they who`)
	thirds    = wordSet(`he she it who that which nobody everyone everybody somebody someone nothing everything what`)
	objects   = wordSet(`the a an my your his her its our their this that these those me him us them it himself herself itself myself yourself`)
	beForms   = wordSet(`is am are was were be been being i'm you're he's she's it's we're they're that's isn't wasn't weren't aren't`)
	haveForms = wordSet(`have has had having i've you've we've they've haven't hasn't hadn't he'd she'd i'd they'd we'd you'd`)
	copulas   = wordSet(`is am are was were be been being i'm you're he's she's it's we're they're that's isn't wasn't weren't aren't seem seemed
		seems feel felt feels look looked looks become became remain remained appear appeared stay stayed very so too quite rather more most less
		perfectly almost nearly fully entirely`)
	modals = wordSet(`to will would shall should can could may might must do does did don't doesn't didn't won't can't cannot couldn't wouldn't
		shouldn't mustn't let's i'll you'll he'll she'll it'll we'll they'll please help helped dare gonna i'd he'd she'd we'd they'd you'd`)
	adverbs = wordSet(`never not always often still also just even only really then now ever sometimes usually seldom rarely soon both all
		almost nearly simply merely again either`)
	prepositions = wordSet(`of in on at with by for from into through under over about against without between during after before behind
		beside beneath above below across along around toward towards upon within near off like beyond than as`)
	functionWords = wordSet(`a an the this that these those my your his her its our their some any no every each another of in on at with by for from
		into through under over about against without between during after before behind and or but nor so yet if when while because as than then
		to is am are was were be been being have has had do does did will would shall should can could may might must not there here who which what
		where how why i you he she it we they me him us them`)
	pastMarks = wordSet(`was were had did said went came saw took gave got made knew thought told felt left found stood sat began kept held brought
		heard let ran met lay led fell spoke wrote rose drew broke ago yesterday couldn't didn't wasn't hadn't wouldn't`)
	directions = wordSet(`up down away out off open apart in into under through across toward towards for behind beneath over back around round
		at to with on along past`)
)

// kindOf guesses what kind of word it is from what stands beside it; plain where nothing tells.
func (c surroundings) kindOf() string {
	inS := strings.HasSuffix(strings.ToLower(c.word), "s") && !strings.HasSuffix(strings.ToLower(c.word), "ss")
	before, before2 := c.before, c.before2
	if before2 != "" && (adverbs[before] || strings.HasSuffix(before, "ly")) { // "will never object"
		before, before2 = before2, ""
	}
	switch {
	case inS:
		return c.kindOfS(before)
	case haveForms[before] && !modals[before]:
		return participle
	case modals[before], pronouns[before] && !objects[c.before]:
		return verb
	case before == "that" && isPlural(c.before2) && !c.contentFollows():
		return verb
	case determiners[before] || prepositions[before] || strings.HasSuffix(before, "'s") && !beForms[before]:
		return adjectiveOrNoun(c)
	case beForms[before] || copulas[before]:
		return adjective
	case c.opens && (objects[c.after] || directions[c.after] && objects[c.after2]):
		return verb
	case (before == "and" || before == "or") && objects[c.after]:
		return verb
	case isPlural(before) && !beForms[c.after] && !prepositions[before2], modals[c.opener] && c.opener != before && determiners[c.before2]:
		return verb
	case articles[c.before2] && !isPlural(before):
		return noun
	case objects[c.after] && !c.opens:
		return verb
	case c.stopped && !c.opens:
		return noun
	}
	return plain
}

// kindOfS guesses for a word in -s: a plural, or what he, she or it does.
func (c surroundings) kindOfS(before string) string {
	switch {
	case thirds[before] && before != "what" && !(before == "that" && !isNounLike(c.before2)):
		return verb
	case determiners[before] || prepositions[before] || modals[before] || c.opens || beForms[c.after]:
		return noun
	case c.named && (objects[c.after] || directions[c.after] || c.stopped || prepositions[c.after]):
		return verb
	case objects[c.after] || articles[c.before2] && (directions[c.after] || prepositions[c.after] && c.after != "of"):
		return verb
	}
	return noun
}

// adjectiveOrNoun decides between the two behind an article: an adjective has its noun after it.
func adjectiveOrNoun(c surroundings) string {
	if c.contentFollows() {
		return adjective
	}
	return noun
}

// contentFollows reports whether the next word may well be a noun.
func (c surroundings) contentFollows() bool {
	w := c.after
	return w != "" && !functionWords[w] && !pastMarks[w] && !adverbs[w] && !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ly")
}

func isPlural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !functionWords[w] && !strings.Contains(w, "'") ||
		w == "people" || w == "men" || w == "women" || w == "children" || w == "those"
}

func isNounLike(w string) bool { return w != "" && !functionWords[w] && !strings.HasSuffix(w, "ed") }
