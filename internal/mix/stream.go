package mix

import (
	"github.com/faiface/beep"

	"radioplay/script"
)

// Bus is a part of the mix that can be heard alone. The busses sum to the mix.
type Bus int

// The busses.
const (
	NarrationBus Bus = iota // the narrator: dry, in the centre
	DialogueBus             // everybody else, each in their place, in the room or where else they are heard from
	BedBus                  // room tone
)

func busOf(l *script.Line) Bus {
	if l.Kind.Spoken() && l.Speaker != "" {
		return DialogueBus
	}
	return NarrationBus
}

// Stream is the mix as a beep.Streamer: stereo, exactly as long as the sheet.
// beep's mixer reports no error, so Stream keeps the first one itself, stops there and tells in Err.
type Stream struct {
	sheet *Sheet
	rate  int
	want  map[Bus]bool
	pos   int64
	total int64
	next  int // cue that has not begun

	narration, dialogue beep.Mixer
	elsewhere           beep.Mixer // dialogue that is not in the room
	room                *room
	bed                 *roomTone
	scratch             [512][2]float64
	err                 error
}

// Streamer mixes the sheet at a rate in Hz: all busses, or only the given ones.
func (s *Sheet) Streamer(rate int, only ...Bus) *Stream {
	st := &Stream{sheet: s, rate: rate, total: frames(s.Length, rate), want: map[Bus]bool{}}
	for _, b := range only {
		st.want[b] = true
	}
	if len(only) == 0 {
		st.want = map[Bus]bool{NarrationBus: true, DialogueBus: true, BedBus: true}
	}
	if s.room {
		st.room = newRoom(rate)
		if st.want[BedBus] {
			st.bed = newRoomTone()
		}
	}
	return st
}

// Frames is the length of the whole stream.
func (s *Stream) Frames() int64 { return s.total }

// Err is what ended the stream early.
func (s *Stream) Err() error { return s.err }

// Stream implements beep.Streamer.
func (s *Stream) Stream(out [][2]float64) (int, bool) {
	n := 0
	for n < len(out) && s.pos < s.total && s.err == nil {
		s.begin()
		k := min(int64(len(out)-n), int64(len(s.scratch)), s.total-s.pos)
		if s.next < len(s.sheet.Cues) {
			k = min(k, max(1, s.start(s.next)-s.pos))
		}
		s.block(out[n : n+int(k)])
		n += int(k)
		s.pos += k
	}
	if s.err != nil {
		return 0, false
	}
	return n, n > 0
}

func (s *Stream) start(i int) int64 { return frames(s.sheet.Cues[i].Start, s.rate) }

// begin adds the cues that start here to their bus.
func (s *Stream) begin() {
	for s.next < len(s.sheet.Cues) && s.start(s.next) <= s.pos {
		c := &s.sheet.Cues[s.next]
		s.next++
		bus := busOf(&c.Line)
		if !s.want[bus] {
			continue
		}
		voices, err := openCue(c, s.rate, s.room != nil)
		if err != nil {
			s.err = err
			return
		}
		switch {
		case bus == NarrationBus:
			s.narration.Add(voices...)
		case c.dry():
			s.elsewhere.Add(voices...)
		default:
			s.dialogue.Add(voices...)
		}
	}
}

func (s *Stream) block(out [][2]float64) {
	s.narration.Stream(out)
	d := s.scratch[:len(out)]
	s.elsewhere.Stream(d)
	for i := range out {
		out[i][0] += d[i][0]
		out[i][1] += d[i][1]
	}
	s.dialogue.Stream(d)
	for i := range out {
		f := d[i]
		if s.room != nil {
			f = s.room.step(f)
		}
		out[i][0] += f[0]
		out[i][1] += f[1]
	}
	if s.bed != nil {
		s.bed.add(out)
	}
}
