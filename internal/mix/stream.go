package mix

import (
	"fmt"
	"math"

	"github.com/faiface/beep"

	"radioplay/internal/pcm"
	"radioplay/script"
)

// Bus is a part of the mix that can be heard alone. The busses sum to the mix.
type Bus int

// The busses.
const (
	NarrationBus Bus = iota // the narrator: dry, in the centre
	DialogueBus             // everybody else, each in their place, in the room
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
		voice, err := openCue(c, s.rate, s.room != nil)
		if err != nil {
			s.err = err
			return
		}
		if bus == DialogueBus {
			s.dialogue.Add(voice)
		} else {
			s.narration.Add(voice)
		}
	}
}

func (s *Stream) block(out [][2]float64) {
	s.narration.Stream(out)
	d := s.scratch[:len(out)]
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

// edgeSeconds of fade keep a take that does not begin or end at zero from clicking.
const edgeSeconds = 0.004

// openCue reads the take of a cue, at the mix's rate and level; inRoom is whether there are walls to answer a shout. The samples go when the mixer lets go of the streamer.
func openCue(c *Cue, rate int, inRoom bool) (beep.Streamer, error) {
	clip, err := c.Take.Open()
	if err != nil {
		return nil, fmt.Errorf("line %d: %w; render again and it will be recorded anew", c.Line.N, err)
	}
	x := pcm.Resample(clip.Samples, clip.Rate, rate)
	if d := c.Line.Delivery; inRoom && d.Manner == script.Shouted && busOf(&c.Line) == DialogueBus {
		x = answered(x, rate, d.Intensity)
	}
	g := math.Pow(10, c.GainDB/20)
	angle := (c.Pan + 1) * math.Pi / 4 // constant power
	left, right := g*math.Cos(angle), g*math.Sin(angle)
	edge := edgeSeconds * float64(rate)
	at := 0
	return beep.StreamerFunc(func(out [][2]float64) (int, bool) {
		n := min(len(out), len(x)-at)
		for i := range n {
			k := at + i
			v := float64(x[k]) * min(1, float64(k+1)/edge, float64(len(x)-k)/edge)
			out[i] = [2]float64{v * left, v * right}
		}
		at += n
		return n, n > 0
	}), nil
}
