package kokoro

import (
	"math"
	"testing"

	"radioplay/voices"
)

// act speaks a line with the real model.
func act(t *testing.T, text, voice string, d voices.Delivery) voices.Clip {
	t.Helper()
	c, err := installed(t).Synthesize(t.Context(), voices.Utterance{Text: text, Voice: voices.Voice{Name: voice}, Delivery: d})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// voicing is the share of voiced windows among those that are heard.
func voicing(x []float32) float64 {
	heard, voiced := 0, 0
	for _, p := range pitchTrack(x) {
		if p.heard {
			heard++
		}
		if p.hz > 0 {
			voiced++
		}
	}
	return float64(voiced) / float64(max(heard, 1))
}

// pitched is a window of 40 ms.
type pitched struct {
	heard bool
	hz    float64 // 0 where there is no clear pitch period
}

const pitchWindow = rate / 25

// pitchTrack looks in windows of 40 ms for a clear pitch period between 60 and
// 500 Hz by normalised autocorrelation: the shortest of those that are as good as any.
func pitchTrack(x []float32) []pitched {
	var track []pitched
	loudest := 0.0
	var power []float64
	for at := 0; at+pitchWindow <= len(x); at += pitchWindow {
		power = append(power, energyOf(x[at:at+pitchWindow]))
		loudest = max(loudest, power[len(power)-1])
	}
	for i, e := range power {
		p := pitched{heard: e >= loudest/1000}
		if p.heard {
			p.hz = pitchAt(x, i*pitchWindow, e)
		}
		track = append(track, p)
	}
	return track
}

func pitchAt(x []float32, from int, e float64) float64 {
	const shortest, longest, clear = rate / 500, rate / 60, 0.7
	var likeness [longest + 1]float64
	best, at := 0.0, 0
	for lag := shortest; lag <= longest && from+pitchWindow+lag <= len(x); lag++ {
		xy := 0.0
		for k := range pitchWindow {
			xy += float64(x[from+k]) * float64(x[from+k+lag])
		}
		if yy := energyOf(x[from+lag : from+lag+pitchWindow]); yy > 0 {
			likeness[lag] = xy / math.Sqrt(e*yy)
		}
		if likeness[lag] > best {
			best, at = likeness[lag], lag
		}
	}
	if best <= clear {
		return 0
	}
	for lag := shortest + 1; lag < longest; lag++ {
		if l := likeness[lag]; l > 0.9*best && l >= likeness[lag-1] && l >= likeness[lag+1] {
			return rate / float64(lag)
		}
	}
	return rate / float64(at)
}

func energyOf(x []float32) float64 {
	e := 0.0
	for _, v := range x {
		e += float64(v) * float64(v)
	}
	return e
}

// levelDB is the RMS level in dBFS.
func levelDB(x []float32) float64 { return 10 * math.Log10(energyOf(x)/float64(len(x))) }

// tiltDB is what lies above 1 kHz against what lies below.
func tiltDB(x []float32) float64 {
	const pole = 0.23 // one-pole low-pass at about 1 kHz
	low, above, below := 0.0, 0.0, 0.0
	for _, v := range x {
		low += pole * (float64(v) - low)
		high := float64(v) - low
		above += high * high
		below += low * low
	}
	return 10 * math.Log10(above/below)
}

func medianPitch(x []float32) float64 {
	var f0 []float32
	for _, p := range pitchTrack(x) {
		f0 = append(f0, float32(p.hz))
	}
	return medianVoiced(f0)
}

func TestWhisperHasNoVoice(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ voice, text string }{
		{"af_heart", "Nobody knows where we are going."},
		{"bm_george", "Listen, the old mill is burning."},
		{"am_onyx", "Are you awake? Something is out there."}, // its first formant is the narrowest
	} {
		spoken := act(t, c.text, c.voice, voices.Delivery{})
		whispered := act(t, c.text, c.voice, voices.Delivery{Manner: "whispered", Intensity: 0.5})
		s, w := voicing(spoken.Samples), voicing(whispered.Samples)
		t.Logf("%s: voiced: spoken %.2f, whispered %.2f", c.voice, s, w)
		if s < 0.3 || w > 0.1*s {
			t.Errorf("%s: voiced windows: spoken %.2f, whispered %.2f; a whisper has next to none", c.voice, s, w)
		}
	}
}

func TestShoutAgainstMurmur(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ voice, text string }{
		{"af_heart", "Where have you hidden the silver key?"},
		{"am_michael", "Run to the harbour and ring the bell."},
		{"bm_george", "Hold the rope."},
	} {
		shout := act(t, c.text, c.voice, voices.Delivery{Manner: "shouted", Intensity: 0.5}).Samples
		murmur := act(t, c.text, c.voice, voices.Delivery{Manner: "murmured", Intensity: 0.5}).Samples
		for _, m := range []struct {
			what            string
			shouted, murmur float64
			least           float64
		}{
			{"level in dBFS", levelDB(shout), levelDB(murmur), 1},
			{"F0 in semitones", 12 * math.Log2(medianPitch(shout)), 12 * math.Log2(medianPitch(murmur)), 2},
			{"tilt in dB", tiltDB(shout), tiltDB(murmur), 2},
		} {
			t.Logf("%s: %s: shouted %.1f, murmured %.1f", c.voice, m.what, m.shouted, m.murmur)
			if !(m.shouted-m.murmur >= m.least) {
				t.Errorf("%s: %s: shouted %.1f, murmured %.1f; want at least %g more", c.voice, m.what, m.shouted, m.murmur, m.least)
			}
		}
	}
}
