package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// device is a turn whose speaker the text may tell in some other way than by a tag, often only afterwards.
type device struct {
	t     *lang.Text
	c     *people.Cast
	turns []*Turn
	i     int // its number
	u     *Turn
	short bool // the text
}

// devices decides the turns whose speaker a device of fiction tells, and keeps out of others who cannot be speaking.
func devices(t *lang.Text, c *people.Cast, turns []*Turn) {
	readers := people.Addressees(t, c)
	for i, u := range turns {
		d := &device{t, c, turns, i, u, t.Words < lang.ShortText}
		if d.givesName() || d.theyAre() || readers != nil && d.readBy(readers[u.Para]) {
			continue
		}
		if d.short {
			d.keepOut(u.saidTo(t.Paras[u.Para]))
		}
		d.keepOut(u.whoseKin(t, c)) // nobody is their own father
		if d.short && u.Settled() < 0 && d.force(readsOn(t, c, turns[:i], u)) {
			continue
		}
		if i > 0 {
			turns[i-1].recognized(t, c, u)
		}
		d.byPronoun()
		d.force(answersTo(t, c, turns[:i], u))
		switch u.Kind {
		case KindNamed, KindPronoun, KindEpithet:
			d.tagged()
		case KindIndefinite:
			d.keptBack()
		case kindBeat:
			if d.short {
				d.force(u.actsAlone(t, c))
			}
		case KindBare:
			d.untagged()
		}
	}
}

// force has somebody speak the turn, if it is anybody and the turn is nobody's yet.
func (d *device) force(who int) bool {
	if who < 0 || d.u.Forced >= 0 {
		return false
	}
	d.u.Forced = who
	return true
}

// keepOut keeps somebody, if it is anybody, from speaking the turn.
func (d *device) keepOut(who int) {
	if who >= 0 {
		d.u.absent(who)
	}
}

// givesName decides the turn by the name that is given in it: "I'm Ada." "Are you Ada Orme?" "Ada."
func (d *device) givesName() bool {
	u := d.u
	if who := u.Naming.Own; who >= 0 && (u.Kind != KindNamed || u.Tag.Pronoun == "it") && !(u.Kind == KindPronoun && people.Same(d.c.People[who].Gender, lang.GenderFor[u.Tag.Pronoun]) == 2) {
		u.Forced = who
		return true
	}
	if who := u.Naming.Likely; d.i > 0 && who >= 0 && who == d.turns[d.i-1].Naming.Hearer && u.Para-d.turns[d.i-1].Last == 1 && !u.Tag.Found() {
		u.Forced = who
		return true
	}
	return false
}

// theyAre decides a turn of "they" where the text tells who that is.
func (d *device) theyAre() bool {
	u := d.u
	if u.Tag.Pronoun != "they" || u.Tag.Indefinite || u.Tag.Who >= 0 {
		return false
	}
	if who := d.c.They(); who >= 0 {
		u.Forced = who
		return true
	}
	if who, ok := d.c.Them[u.Para]; ok {
		u.Forced = who
		return true
	}
	return false
}

// readBy decides what "you" say in a letter: whoever it is written to, who says nothing else there.
func (d *device) readBy(reader int) bool {
	if reader >= 0 && d.u.Tag.Pronoun == "you" && d.u.Tag.Who < 0 {
		d.u.Forced = reader
		return true
	}
	d.keepOut(reader)
	return false
}

// byPronoun decides a turn whose tag has he or she where that can be one person alone.
func (d *device) byPronoun() {
	u := d.u
	if u.Kind != KindPronoun {
		return
	}
	u.Forced = u.meant(d.t, d.c)
	if u.Forced < 0 && d.i > 0 && d.turns[d.i-1].Last == u.Para-1 {
		u.Forced = d.turns[d.i-1].handsOver(d.t, d.c, lang.GenderFor[u.Tag.Pronoun])
	}
	u.ByPronoun = u.Forced >= 0
}

// tagged decides a turn that is somebody else's than its tag says: a voice that is another's, a body that another speaks through.
func (d *device) tagged() {
	u := d.u
	if who := changedInto(d.t, d.c, u); who >= 0 {
		u.Forced = who
		goesOn(d.t, d.turns, d.i, who)
		leaves(d.t, d.turns[d.i+1:], u.Tag.Who, u.Last+1)
	} else if d.force(speaksThrough(d.t, d.c, u)) {
		leaves(d.t, d.turns[d.i+1:], u.Tag.Who, u.Last+1)
	} else if d.short && u.Tag.Who >= 0 && people.HeadNoun(d.c.People[u.Tag.Who].Epithet) == "voice" {
		for k := u.Last; k < min(len(d.t.Paras), u.Last+2); k++ {
			d.force(whoItIs(d.c, d.t.Paras[k])) // "said a voice by the door. It was only Ada."
		}
	}
}

// keptBack decides a turn whose tag keeps its speaker back: "a voice", "somebody", "we".
func (d *device) keptBack() {
	u := d.u
	if d.short {
		if u.Tag.Pronoun == "we" {
			d.force(d.c.We())
		}
		d.force(voiceThere(d.t, d.c, u))
	}
	if u.Tag.Pronoun == "" && hidden(d.t, u) {
		d.force(namedNext(d.t, d.c, u))
	}
}

// untagged decides a turn with nothing beside it by what stands in front of it and behind.
func (d *device) untagged() {
	t, c, u := d.t, d.c, d.u
	if d.short {
		u.heardBefore(t, c, d.turns, d.i)
		d.keepOut(askedAfter(t, c, u))
		d.keepOut(doingAsked(t, c, u))
		d.force(comes(t, c, u))
		// in a novel somebody who is named after talk is as likely who is spoken of
		if who := enters(t, c, u); d.force(who) {
			goesOn(t, d.turns, d.i, who)
		}
		if d.i > 0 {
			before := d.turns[d.i-1]
			if d.force(listens(t, c, before, u)) {
				u.Listens = true
				for who := range before.Called { // at the other end
					leaves(t, d.turns[d.i:], who, before.Last+1)
				}
			}
			d.force(speaksBack(t, c, before, u))
		}
		d.force(midway(t, u))
	}
	d.force(sings(t, c, u))
}

// absent keeps somebody from speaking a turn.
func (u *Turn) absent(who int) {
	if u.Absent == nil {
		u.Absent = map[int]bool{}
	}
	u.Absent[who] = true
}

// goesOn gives the next turn to somebody who was just revealed as speaker i, when the
// narration after it is about them and nothing beside the next turn says otherwise.
func goesOn(t *lang.Text, turns []*Turn, i, who int) {
	if i+1 == len(turns) {
		return
	}
	u, v := turns[i], turns[i+1]
	if v.Kind == KindBare && v.Para-u.Last <= 2 && !v.Called[who] {
		v.Forced = who
	}
}

// leaves keeps somebody who turned into another, or is not heard, from speaking until the narration names them again from paragraph at on.
func leaves(t *lang.Text, later []*Turn, who, at int) {
	for _, v := range later {
		for p := at; p <= v.Para; p++ {
			for _, m := range t.Paras[p].Mentions {
				if m.Who == who && (p < v.Para || m.Seg < v.Segs[0].Seg || m.At == v.Tag.At) {
					return
				}
			}
		}
		at = v.Para
		v.absent(who)
	}
}
