package timbre

import (
	"errors"
	"math"
	"os"
	"slices"
	"testing"

	"radioplay/internal/pitch"
	"radioplay/voices"
	"radioplay/voices/kokoro"
)

// TestARealVoice: formants of Kokoro's speech move by what was asked, and its F0 does not; breath takes clearness from it.
func TestARealVoice(t *testing.T) {
	b, err := kokoro.Open(kokoro.Options{})
	if errors.Is(err, voices.ErrNotInstalled) && os.Getenv("CI") == "" {
		t.Skipf("this test wants the real voices: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, name := range []string{"am_michael", "af_heart"} {
		c, err := b.Synthesize(t.Context(), voices.Utterance{Text: "I saw you go away.", Voice: voices.Voice{Name: name}})
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range []float64{3, -3} {
			moved := Shape(c.Samples, c.Rate, st, 0)
			shift, bent := shiftBetween(spectrum(c.Samples), spectrum(moved)), bentBy(c.Samples, moved, c.Rate)
			t.Logf("%s, formant %+g: the spectrum moved by %+.1f semitones, F0 by %+.2f", name, st, shift, bent)
			if math.Abs(shift-st) > 1.25 {
				t.Errorf("%s: the spectrum moved by %+.1f semitones, not %+g", name, shift, st)
			}
			if math.Abs(bent) > 0.1 {
				t.Errorf("%s: F0 moved by %+.2f semitones", name, bent)
			}
		}
		if name != "af_heart" {
			continue // hoarse: above 2 kHz there is little voice to take away
		}
		last := clarity(c.Samples, c.Rate)
		t.Logf("%s: likeness from period to period above 2 kHz %.2f", name, last)
		for _, breath := range []float64{0.4, 0.8} {
			now := clarity(Shape(c.Samples, c.Rate, 0, breath), c.Rate)
			t.Logf("%s: with breath %.1f: %.2f", name, breath, now)
			if now > 0.95*last {
				t.Errorf("%s: breath %.1f leaves the voice as clear as it was: %.2f, %.2f", name, breath, last, now)
			}
			last = now
		}
	}
}

// bentBy is the median of how many semitones the pitch of y lies above that of x, where both have one.
func bentBy(x, y []float32, rate int) float64 {
	a, b := pitch.Track(x, rate, rate/100), pitch.Track(y, rate, rate/100)
	var st []float64
	for i := range a {
		if a[i] > 0 && b[i] > 0 {
			st = append(st, 12*math.Log2(b[i]/a[i]))
		}
	}
	slices.Sort(st)
	return st[len(st)/2]
}

// stepST is how finely spectra are compared, in semitones.
const stepST = 0.5

// spectrum is the mean logarithmic envelope (an all-pole model of each 40 ms that is heard) from 400 to 4,000 Hz, stepST apart.
func spectrum(x []float32) []float64 {
	const order, n = 16, 960
	loudest := 0.0
	for i := 0; i+n <= len(x); i += n {
		loudest = max(loudest, rms(x[i:i+n]))
	}
	var mean []float64
	for i := 0; i+n <= len(x); i += n / 2 {
		frame := x[i : i+n]
		if rms(frame) < loudest/10 {
			continue
		}
		windowed := make([]float64, n)
		for k, v := range frame {
			windowed[k] = float64(v) * (0.5 - 0.5*math.Cos(2*math.Pi*float64(k)/n))
		}
		a := predictor(windowed, order)
		k := 0
		for hz := 400.0; hz < 4000; hz *= math.Exp2(stepST / 12) {
			if k == len(mean) {
				mean = append(mean, 0)
			}
			mean[k] += math.Log(gainAt(a, hz, rate))
			k++
		}
	}
	return mean
}

// shiftBetween is by how many semitones b has to go down to be most like a.
func shiftBetween(a, b []float64) float64 {
	best, at := math.Inf(-1), 0
	for shift := -12; shift <= 12; shift++ {
		var n, sa, sb, saa, sbb, sab float64
		for i := range a {
			if j := i + shift; j >= 0 && j < len(b) {
				n, sa, sb = n+1, sa+a[i], sb+b[j]
				saa, sbb, sab = saa+a[i]*a[i], sbb+b[j]*b[j], sab+a[i]*b[j]
			}
		}
		if r := (n*sab - sa*sb) / math.Sqrt((n*saa-sa*sa)*(n*sbb-sb*sb)); r > best {
			best, at = r, shift
		}
	}
	return float64(at) * stepST
}

// clarity is how like itself the sound above 2 kHz is one pitch period on, in the windows that have a pitch: 1 is a clear voice.
func clarity(x []float32, rate int) float64 {
	const n, step, poles = 960, 480, 4
	high := make([]float64, len(x))
	for i, v := range x {
		high[i] = float64(v)
	}
	for range poles { // one-pole high-passes
		before, y := 0.0, 0.0
		for i, v := range high {
			y = 0.656 * (y + v - before)
			before, high[i] = v, y
		}
	}
	sum, windows := 0.0, 0.0
	for i, hz := range pitch.Track(x, rate, step) {
		if hz == 0 {
			continue
		}
		best := 0.0
		for lag := int(0.97 * float64(rate) / hz); lag <= int(1.03*float64(rate)/hz); lag++ {
			var xy, xx, yy float64
			for k := i * step; k < i*step+n && k+lag < len(high); k++ {
				xy, xx, yy = xy+high[k]*high[k+lag], xx+high[k]*high[k], yy+high[k+lag]*high[k+lag]
			}
			best = max(best, xy/math.Sqrt(xx*yy+1e-12))
		}
		sum += best
		windows++
	}
	return sum / max(windows, 1)
}
