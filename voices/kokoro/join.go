package kokoro

import (
	"math"
	"time"

	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// Silence kept at the ends of a phrase. The model leaves a third of a second,
// more or less; gaps are the mix's to set. audible is -60 dB below the peak.
const (
	lead    = 40 * time.Millisecond
	tail    = 50 * time.Millisecond
	fade    = 5 * time.Millisecond
	audible = 0.001
)

func samplesOf(d time.Duration) int { return int(d * rate / time.Second) }

func timeOf(samples int) time.Duration { return time.Duration(samples) * time.Second / rate }

// joiner puts phrases one after the other.
type joiner struct {
	samples []float32
	spans   map[int]span // of each word
	gap     time.Duration
	slack   int // silent samples at the end of samples
	sung    bool
}

// span is a half-open range of samples.
type span struct{ from, to int }

// add appends a phrase: trimmed, and set off by the pause of the one before.
func (j *joiner) add(ph phrase, p *prosody, x []float32, speed float64) {
	first := p.durations[0] * frame
	start, end, quiet := trim(x, first)
	out := samplesOf(fade)
	if ph.cut {
		end, quiet.tail, out = min(ph.cutAt(p), end-quiet.tail+cutAfterSamples), 0, cutFadeSamples
	}
	at := len(j.samples)
	if at > 0 {
		// Where no pause belongs the two silences lie over each other.
		between := samplesOf(j.gap) - j.slack - quiet.lead
		if between < 0 {
			between = -min(-between, j.slack, quiet.lead)
		}
		at += between
	}
	total := at + end - start
	if total > len(j.samples) {
		j.samples = append(j.samples, make([]float32, total-len(j.samples))...)
	}
	ramp := samplesOf(fade)
	for i, v := range x[start:end] {
		j.samples[at+i] += v * rise(i+1, ramp) * rise(end-start-i, out)
	}
	j.mark(ph, p, at-start, at, total-quiet.tail)
	j.slack = quiet.tail
	j.gap = time.Duration(float64(ph.pause) / speed)
}

// rise goes from 0 to 1 over so many samples.
func rise(i, over int) float32 {
	if i >= over {
		return 1
	}
	return float32(0.5 - 0.5*math.Cos(math.Pi*float64(i)/float64(over)))
}

// late is how far the model's sounds run ahead of its own durations: over the 53 lines of an episode, sound begins 57 ms before the
// first word would (in the median) and ends 50 ms before the last would.
const late = 50 * time.Millisecond

// mark notes where the phrase's words lie; shift brings the phrase's own times to the clip's.
func (j *joiner) mark(ph phrase, p *prosody, shift, from, to int) {
	if j.spans == nil {
		j.spans = map[int]span{}
	}
	at := p.durations[0] * frame
	if !j.sung { // notes are where the durations are
		at -= samplesOf(late)
	}
	for i, s := range ph.symbols {
		next := at + p.durations[i+1]*frame
		if s.word >= 0 {
			w := span{min(max(at+shift, from), to), min(max(next+shift, from), to)}
			if old, ok := j.spans[s.word]; ok {
				w.from = old.from
			}
			j.spans[s.word] = w
		}
		at = next
	}
	if last := ph.lastWord(); ph.cut && last >= 0 { // it is heard until the blade falls
		w := j.spans[last]
		j.spans[last] = span{w.from, to}
	}
}

// lastWord is the index of the last word of a phrase, -1 without any.
func (ph phrase) lastWord() int {
	for i := len(ph.symbols) - 1; i >= 0; i-- {
		if w := ph.symbols[i].word; w >= 0 {
			return w
		}
	}
	return -1
}

// silence counts the silent samples kept at either end.
type silence struct{ lead, tail int }

// trim finds what to keep of a phrase's samples. What comes after the first
// symbol's start is never taken off at the front, and nothing audible anywhere.
func trim(x []float32, firstSymbol int) (start, end int, kept silence) {
	peak := float32(0)
	for _, v := range x {
		peak = max(peak, v, -v)
	}
	loud := func(v float32) bool { return max(v, -v) > peak*audible }
	begin, last := 0, len(x)
	for begin < min(firstSymbol, len(x)) && !loud(x[begin]) {
		begin++
	}
	for last > begin && !loud(x[last-1]) {
		last--
	}
	start, end = max(0, begin-samplesOf(lead)), min(len(x), last+samplesOf(tail))
	return start, end, silence{begin - start, end - last}
}

// clip is the result, with a mark for each written word.
func (j *joiner) clip(words []phonemes.Word) voices.Clip {
	c := voices.Clip{Rate: rate, Samples: j.samples}
	for i, w := range words {
		s := j.spans[i]
		m := voices.Mark{Start: timeOf(s.from), End: timeOf(s.to), From: w.From, To: w.To}
		if n := len(c.Marks); n > 0 && c.Marks[n-1].From == w.From && c.Marks[n-1].To == w.To {
			c.Marks[n-1].End = m.End // one written word, spoken as several
			continue
		}
		c.Marks = append(c.Marks, m)
	}
	return c
}
