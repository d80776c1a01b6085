package script

import "strings"

// Presence is where a line is heard from, or through what: a small closed set, beside the manner it is said in.
type Presence string

// The presences. Here, in the room with the listener, is the zero value.
const (
	Here      Presence = ""
	Muffled   Presence = "muffled"     // through a door or a wall
	Telephone Presence = "telephone"   // at the other end of a line
	Radio     Presence = "radio"       // over radio, intercom, loudspeaker
	Distant   Presence = "distant"     // from far away
	Echoing   Presence = "echoing"     // in a church, a cave, a great hall
	Reading   Presence = "reading"     // read aloud, from a letter
	Inner     Presence = "inner"       // thought, not said; lines of kind Thought are heard so without it
	InHead    Presence = "in the head" // another's voice in somebody's mind
	Crowd     Presence = "crowd"       // many at once
)

// Presences lists the closed set, Here left out.
var Presences = []Presence{Muffled, Telephone, Radio, Distant, Echoing, Reading, Inner, InHead, Crowd}

// hold says how long a presence lasts for its speaker, once the text has told it.
type hold struct {
	paragraphs int // without a line of theirs
	ends       func(narration string) bool
}

// holds are the presences that outlast their turn. Telephone and radio hold for the call, a door until it is opened.
var holds = map[Presence]hold{
	Muffled:   {6, doorOpens.MatchString},
	Telephone: {12, callEnds.MatchString},
	Radio:     {12, callEnds.MatchString},
	Distant:   {3, comesNear.MatchString},
	InHead:    {12, nobodyElse},
}

// acts are presences that a person does, and does no more where the narration goes on to something else.
var acts = map[Presence]bool{Reading: true, Inner: true, Crowd: true}

func nobodyElse(string) bool { return false }

// heldPresence is what a speaker is still heard through.
type heldPresence struct {
	presence  Presence
	words     string
	paragraph int // of their last line
}

// place gives every spoken line its presence, from the narration around it and from what holds.
func place(s *Script) {
	held := map[[2]string]heldPresence{} // by speaker and persona
	for from := 0; from < len(s.Lines); {
		to := from + 1
		for to < len(s.Lines) && s.Lines[to].Paragraph == s.Lines[from].Paragraph {
			to++
		}
		placeParagraph(s, from, to, held)
		from = to
	}
}

func placeParagraph(s *Script, from, to int, held map[[2]string]heldPresence) {
	var turn heldPresence
	var who [2]string
	for i := from; i < to; i++ {
		l := &s.Lines[i]
		switch {
		case l.Kind == Heading || l.Kind == Break:
			clear(held)
			continue
		case !l.Kind.Spoken():
			endHolds(held, l.Text)
			if h, ok := holds[turn.presence]; ok && h.ends(l.Text) || acts[turn.presence] && l.Kind != Tag && !strings.HasSuffix(l.Text, ",") {
				turn = heldPresence{}
			}
			continue
		}
		me := [2]string{l.Speaker, l.As}
		if me != who {
			turn, who = heldPresence{}, me
		}
		p, words, tagged := s.presenceOf(from, i, to)
		if p == Here && !(tagged && acts[turn.presence]) {
			p, words = turn.presence, turn.words
		}
		if k, ok := held[me]; ok && p == Here && l.Speaker != "" && l.Paragraph-k.paragraph <= holds[k.presence].paragraphs {
			p, words = k.presence, k.words
		}
		if l.Kind == Thought && p == Inner { // its kind says so
			p, words = Here, ""
		}
		l.Delivery.Presence, l.Delivery.PresenceWords = p, words
		turn = heldPresence{p, words, l.Paragraph}
		if _, ok := holds[p]; ok && l.Speaker != "" && !voiceWord.MatchString(words) { // "a muffled voice" may be clear the next time
			held[me] = turn
		} else {
			delete(held, me)
		}
	}
}

// endHolds lets go of what the narration ends: a call is over, a door is open.
func endHolds(held map[[2]string]heldPresence, narration string) {
	for who, h := range held {
		if holds[h.presence].ends(narration) {
			delete(held, who)
		}
	}
}

// presenceOf reads what the text says of where line i is heard from: its tag, what leads up to it, and, where
// nobody is said to speak, the sentence before it. Tagged reports whether it has a tag of its own.
func (s *Script) presenceOf(from, i, to int) (p Presence, words string, tagged bool) {
	if i+1 < to && !s.Lines[i+1].Kind.Spoken() {
		after := firstOf(s.Lines[i+1].Text)
		tagged = !stopsBefore(s.Lines[i].Text, s.Lines[i+1].Text) && speaks(after)
		if tagged || ofVoice(after) {
			if p, words := heard(after); p != Here {
				return p, words, tagged
			}
		}
	}
	lead, leads := s.leadTo(from, i)
	if lead == "" || tagged && !leads {
		return Here, "", tagged
	}
	p, words = heard(lead)
	return p, words, tagged
}

// leadTo is the last sentence of narration right before line i, from its own paragraph or, where the paragraph begins
// with the line, from one that has nothing but narration; and whether it leads into the line with a comma or a colon.
func (s *Script) leadTo(from, i int) (sentence string, leads bool) {
	at := i - 1
	if at < 0 || s.Lines[at].Kind != Narration && s.Lines[at].Kind != Tag {
		return "", false
	}
	text := strings.TrimSpace(s.Lines[at].Text)
	leads = strings.HasSuffix(text, ":") || strings.HasSuffix(text, ",")
	if at < from && at > 0 && s.Lines[at-1].Paragraph == s.Lines[at].Paragraph {
		return "", false
	}
	sentence = strings.TrimSpace(text[lastSentence(text):])
	if at < from && !leads && !ofVoice(sentence) {
		return "", false // somebody spoke there; whether these are the words is not said
	}
	return sentence, leads
}
