package timbre

import (
	"context"
	"math"
	"slices"
	"testing"

	"radioplay/voices"
)

const rate = 24000

// vowel is a second of pulses at f0 Hz through three resonances.
func vowel(f0 float64, formants ...float64) []float32 {
	x := make([]float64, rate)
	for t := 0.0; t < rate; t += rate / f0 {
		x[int(t)] = 1
	}
	for _, hz := range formants {
		r := math.Exp(-math.Pi * 90 / rate) // 90 Hz wide
		a1, a2 := 2*r*math.Cos(2*math.Pi*hz/rate), -r*r
		y1, y2 := 0.0, 0.0
		for i := range x {
			y := x[i] + a1*y1 + a2*y2
			y1, y2, x[i] = y, y1, y
		}
	}
	peak := 0.0
	for _, v := range x {
		peak = max(peak, math.Abs(v))
	}
	out := make([]float32, len(x))
	for i, v := range x {
		out[i] = float32(0.5 * v / peak)
	}
	return out
}

// resonances are the peaks in Hz of an all-pole model of x below 4 kHz (autocorrelation method, Levinson and Durbin): another way
// to find formants than the one that moves them.
func resonances(x []float32) (peaks []float64) {
	const order = 8
	var low []float64 // at 8 kHz, after a moving average
	for i := 3; i < len(x); i += 3 {
		low = append(low, float64(x[i]+x[i-1]+x[i-2])/3)
	}
	a := predictor(low, order)
	gain := func(hz float64) float64 { return gainAt(a, hz, rate/3) }
	for hz := 200.0; hz < 3900; hz += 5 {
		if g := gain(hz); g > gain(hz-5) && g > gain(hz+5) {
			peaks = append(peaks, hz)
		}
	}
	return peaks
}

// predictor is an all-pole model of x: the coefficients of its linear predictor.
func predictor(x []float64, order int) []float64 {
	r := make([]float64, order+1)
	for lag := range r {
		for i := lag; i < len(x); i++ {
			r[lag] += x[i] * x[i-lag]
		}
	}
	a, e := []float64{1}, r[0]
	for i := 1; i <= order; i++ {
		k := 0.0
		for j, c := range a {
			k -= c * r[i-j]
		}
		k /= e
		next := append(append([]float64{}, a...), 0)
		for j := range a {
			next[i-j] += k * a[j]
		}
		a, e = next, e*(1-k*k)
	}
	return a
}

// gainAt is the power gain of an all-pole model at hz.
func gainAt(a []float64, hz, rate float64) float64 {
	re, im := 0.0, 0.0
	for j, c := range a {
		sin, cos := math.Sincos(2 * math.Pi * hz * float64(j) / rate)
		re, im = re+c*cos, im-c*sin
	}
	return 1 / (re*re + im*im)
}

// pitchOf is in Hz, by autocorrelation.
func pitchOf(x []float32) float64 {
	best, at := 0.0, 0
	for lag := rate / 400; lag < rate/101; lag++ {
		sum := 0.0
		for i := 4000; i < 12000; i++ {
			sum += float64(x[i]) * float64(x[i+lag])
		}
		if sum > best {
			best, at = sum, lag
		}
	}
	return rate / float64(at)
}

// harmonicity in dB, from 1.5 to 4.5 kHz: power at the harmonics of f0 against power midway between them.
func harmonicity(x []float32, f0 float64) float64 {
	on, off := 0.0, 0.0
	for k := math.Ceil(1500 / f0); k*f0 < 4500; k++ {
		on += tone(x, k*f0)
		off += tone(x, (k+0.5)*f0)
	}
	return 10 * math.Log10(on/off)
}

// tone is the mean power of x at hz, in windows of 80 ms.
func tone(x []float32, hz float64) float64 {
	const n = rate * 2 / 25
	sum := 0.0
	for from := 4000; from+n < len(x)-4000; from += n {
		re, im := 0.0, 0.0
		for i := range n {
			w := 0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/n)
			sin, cos := math.Sincos(2 * math.Pi * hz * float64(i) / rate)
			re, im = re+w*cos*float64(x[from+i]), im-w*sin*float64(x[from+i])
		}
		sum += re*re + im*im
	}
	return sum
}

func rms(x []float32) float64 {
	s := 0.0
	for _, v := range x {
		s += float64(v) * float64(v)
	}
	return math.Sqrt(s / float64(len(x)))
}

func TestFormantsMoveAndPitchStays(t *testing.T) {
	for _, c := range []struct{ f0, st float64 }{{120, 4}, {110, 3}, {110, -3}, {130, -4}, {210, 2.5}, {210, -2.5}} {
		x := vowel(c.f0, 600, 1300, 2500)
		y := Shape(x, rate, c.st, 0)
		if len(y) != len(x) || math.Abs(rms(y)/rms(x)-1) > 0.01 {
			t.Errorf("%d samples of %.4f became %d of %.4f", len(x), rms(x), len(y), rms(y))
		}
		if a, b := pitchOf(x), pitchOf(y); math.Abs(a-b) > 1 {
			t.Errorf("%+v: the pitch went from %.1f to %.1f Hz", c, a, b)
		}
		k := math.Exp2(c.st / 12) // what it should be: a vowel made with these formants from the start
		want, after := resonances(vowel(c.f0, 600*k, 1300*k, 2500*k)), resonances(y)
		t.Logf("%+v: resonances %v -> %v, want %v", c, resonances(x), after, want)
		if len(want) < 3 || len(after) < 3 {
			t.Errorf("%+v: resonances %v, want %v", c, after, want)
			continue
		}
		for i := range 3 {
			if i == 0 && c.f0 > 200 {
				continue // the first formant lies between two harmonics: there is nothing to measure it by
			}
			if off := 12 * math.Log2(after[i]/want[i]); math.Abs(off) > 1.1 {
				t.Errorf("%+v: a formant is at %.0f Hz, %.2f semitones from %.0f", c, after[i], off, want[i])
			}
		}
	}
}

func TestBreathTakesTheVoiceOutOfTheUpperHarmonics(t *testing.T) {
	x := vowel(150, 600, 1300, 2500)
	last := harmonicity(x, 150)
	t.Logf("as it is: harmonicity %.1f dB", last)
	for _, breath := range []float64{0.3, 0.6, 0.9} {
		y := Shape(x, rate, 0, breath)
		h := harmonicity(y, 150)
		t.Logf("breath %.1f: harmonicity %.1f dB", breath, h)
		if h > last-3 {
			t.Errorf("breath %.1f: harmonicity %.1f dB after %.1f", breath, h, last)
		}
		if a, b := pitchOf(x), pitchOf(y); math.Abs(a-b) > 1.5 {
			t.Errorf("breath %.1f: the pitch went from %.1f to %.1f Hz", breath, a, b)
		}
		if math.Abs(rms(y)/rms(x)-1) > 0.01 {
			t.Errorf("breath %.1f changed the level", breath)
		}
		last = h
	}
}

func TestSilenceStays(t *testing.T) {
	x := append(make([]float32, 6000), vowel(120, 600, 1300)...)
	x = append(x, make([]float32, 6000)...)
	y := Shape(x, rate, 2, 0.8)
	if rms(y[:4000]) > 1e-4 || rms(y[len(y)-4000:]) > 1e-4 {
		t.Errorf("silence has become %.5f and %.5f", rms(y[:4000]), rms(y[len(y)-4000:]))
	}
	for i, v := range Shape(make([]float32, 3000), rate, 2, 0.8) {
		if v != 0 {
			t.Fatalf("sample %d of silence is %v", i, v)
		}
	}
	if got := Shape([]float32{0.1}, rate, 1, 0.5); len(got) != 1 || math.IsNaN(float64(got[0])) {
		t.Errorf("a single sample: %v", got)
	}
}

// flat answers everything with the same vowel.
type flat struct{ voices.Backend }

func (flat) Version() string { return "flat 1" }

func (flat) Synthesize(context.Context, voices.Utterance) (voices.Clip, error) {
	return voices.Clip{Rate: rate, Samples: vowel(120, 600, 1300)}, nil
}

func TestWrapLeavesPlainVoicesAlone(t *testing.T) {
	b := Wrap(flat{}, true)
	plain := voices.Utterance{Voice: voices.Voice{Name: "x", PitchST: 2}}
	c, _ := b.Synthesize(t.Context(), plain)
	want := vowel(120, 600, 1300)
	for i := range want {
		if c.Samples[i] != want[i] {
			t.Fatalf("sample %d changed", i)
		}
	}
	if v := voices.VersionOf(b, plain); v != "flat 1" {
		t.Errorf("version %q", v)
	}
	breathy := voices.Utterance{Voice: voices.Voice{Name: "x", Breath: 0.5}}
	if v := voices.VersionOf(b, breathy); v == "flat 1" {
		t.Error("the version of a shaped take does not tell that it was shaped")
	}
	c, _ = b.Synthesize(t.Context(), breathy)
	again, _ := b.Synthesize(t.Context(), breathy)
	same := true
	for i := range c.Samples {
		if c.Samples[i] != again.Samples[i] {
			t.Fatal("another time, another breath")
		}
		same = same && c.Samples[i] == want[i]
	}
	if same {
		t.Error("breath changed nothing")
	}
}

// A whispered vowel has no harmonics left, keeps its resonances, length and level, and is the same every time.
func TestWhisper(t *testing.T) {
	x := vowel(140, 650, 1100, 2500)
	before := harmonicity(x, 140)
	y := Whisper(x, rate)
	if after := harmonicity(y, 140); before < 15 || after > 3 {
		t.Errorf("harmonics stand %.1f dB out before, %.1f after", before, after)
	}
	low := func(x []float32) float64 { return tone(x, 140) / tone(x, 1100) }
	if d := 10 * math.Log10(low(y)/low(x)); d > -15 {
		t.Errorf("F0 fell by %.1f dB against the second resonance", -d)
	}
	found := false
	for _, hz := range resonances(y) {
		found = found || math.Abs(hz-1100) < 150
	}
	if !found {
		t.Errorf("its resonances are %v", resonances(y))
	}
	var a, b float64
	for i := range x {
		a += float64(x[i]) * float64(x[i])
		b += float64(y[i]) * float64(y[i])
	}
	if d := 10 * math.Log10(b/a); len(y) != len(x) || math.Abs(d) > 0.1 {
		t.Errorf("%d of %d samples, %.2f dB", len(y), len(x), d)
	}
	again := Whisper(x, rate)
	for i := range y {
		if y[i] != again[i] {
			t.Fatal("not the same twice")
		}
	}
}

// Only an engine without a whisper of its own has one made, and its takes have a key of their own.
func TestWhisperIsMadeWhereThereIsNone(t *testing.T) {
	u := voices.Utterance{Text: "a", Delivery: voices.Delivery{Manner: "whispered", Intensity: 0.5}}
	for _, can := range []bool{true, false} {
		b := Wrap(flat{}, can)
		plain, err := flat{}.Synthesize(context.Background(), u)
		if err != nil {
			t.Fatal(err)
		}
		c, err := b.Synthesize(context.Background(), u)
		if err != nil {
			t.Fatal(err)
		}
		same := true
		for i := range plain.Samples {
			same = same && plain.Samples[i] == c.Samples[i]
		}
		if same != can || (voices.VersionOf(b, u) == (flat{}).Version()) != can {
			t.Errorf("an engine that can whisper (%v): changed %v, version %q", can, !same, voices.VersionOf(b, u))
		}
		u.Delivery.Manner = ""
		if voices.VersionOf(b, u) != (flat{}).Version() {
			t.Error("plain speech has another version")
		}
		u.Delivery.Manner = "whispered"
	}
}

// choosy whispers as one of its voices and not as the others.
type choosy struct{ flat }

func (choosy) Whispered(u voices.Utterance) bool { return u.Voice.Name == "soft" }

// An engine that whispers in some voices is asked after each clip; the key of a take does not hang on the answer.
func TestWhisperIsMadeForVoicesWithoutOne(t *testing.T) {
	b := Wrap(choosy{}, true)
	u := voices.Utterance{Text: "a", Delivery: voices.Delivery{Manner: "whispered"}}
	plain, err := flat{}.Synthesize(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	for name, own := range map[string]bool{"soft": true, "loud": false} {
		u.Voice.Name = name
		c, err := b.Synthesize(t.Context(), u)
		if err != nil || slices.Equal(c.Samples, plain.Samples) != own || voices.VersionOf(b, u) == (flat{}).Version() {
			t.Errorf("%s: left as it was: %v, version %q, %v", name, !own, voices.VersionOf(b, u), err)
		}
		u.Delivery.Manner = "murmured"
		if c, _ := b.Synthesize(t.Context(), u); !slices.Equal(c.Samples, plain.Samples) || voices.VersionOf(b, u) != (flat{}).Version() {
			t.Errorf("%s: a murmur was whispered", name)
		}
		u.Delivery.Manner = "whispered"
	}
}
