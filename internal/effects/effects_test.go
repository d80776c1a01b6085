package effects

import (
	"math"
	"slices"
	"testing"
)

const rate = 48000

// babble is two seconds of noise that falls off as speech does, 6 dB an octave above 500 Hz, in syllables.
func babble(rate int) []float32 {
	n := noise{seed: 1}
	x := make([]float32, 2*rate)
	low := 0.0
	for i := range x {
		low += (1 - math.Exp(-2*math.Pi*500/float64(rate))) * (n.next() - low)
		x[i] = float32(low * (0.55 - 0.45*math.Cos(2*math.Pi*4*float64(i)/float64(rate))))
	}
	return x
}

// bandDB is the power of x between two frequencies, by a bank of single bins 50 Hz apart over 40 ms windows.
func bandDB(x []float32, rate int, from, to float64) float64 {
	window := rate / 25
	sum := 0.0
	for at := 0; at+window <= len(x); at += window {
		for hz := from; hz < to; hz += 50 {
			k := 2 * math.Cos(2*math.Pi*hz/float64(rate))
			var a, b float64
			for i, v := range x[at : at+window] {
				hann := 0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/float64(window))
				a, b = float64(v)*hann+k*a-b, a
			}
			sum += a*a + b*b - k*a*b
		}
	}
	return 10 * math.Log10(sum/float64(len(x)/window)+1e-30)
}

func apply(t testing.TB, name string, x []float32, rate int) []float32 {
	t.Helper()
	e, ok := ByName(name)
	if !ok {
		t.Fatalf("no effect %q", name)
	}
	return e.Apply(slices.Clone(x), rate)
}

// What every effect promises: nothing is cut off or late, the level is its own, the same samples give the same result, at any rate.
func TestEveryEffect(t *testing.T) {
	for _, rate := range []int{16000, 48000} {
		x := babble(rate)
		for _, e := range all {
			y := e.Apply(slices.Clone(x), rate)
			if len(y) < len(x) {
				t.Errorf("%s: %d of %d samples", e.Name, len(y), len(x))
			}
			if d := loud(y[:len(x)], rate) - loud(x, rate) - e.LU; math.Abs(d) > 0.7 {
				t.Errorf("%s: %.2f LU off its level", e.Name, d)
			}
			for i, v := range y {
				if math.IsNaN(float64(v)) || math.Abs(float64(v)) > 4 {
					t.Fatalf("%s: sample %d is %g", e.Name, i, v)
				}
			}
			if last := loud(y[len(y)-rate/10:], rate); len(y) > len(x)+rate/2 && last > loud(x, rate)-30 {
				t.Errorf("%s: it breaks off at %.1f LUFS", e.Name, last)
			}
			if !slices.Equal(y, e.Apply(slices.Clone(x), rate)) {
				t.Errorf("%s: not the same twice", e.Name)
			}
			if silent := e.Apply(make([]float32, rate/2), rate); e.Name != "radio" && slices.ContainsFunc(silent, func(v float32) bool { return v != 0 }) {
				t.Errorf("%s: it makes sound of silence", e.Name)
			}
		}
	}
}

// tilt is how much stronger one band is than another, against what it was before.
func tilt(x, y []float32, from, to, than0, than1 float64) float64 {
	y = y[:len(x)]
	return bandDB(y, rate, from, to) - bandDB(y, rate, than0, than1) - bandDB(x, rate, from, to) + bandDB(x, rate, than0, than1)
}

func TestBands(t *testing.T) {
	x := babble(rate)
	for _, tt := range []struct {
		effect         string
		from, to       float64 // this band falls, against the one that carries the words
		carry0, carry1 float64
		least, most    float64 // dB
	}{
		{"telephone", 50, 200, 500, 2500, -60, -18},
		{"telephone", 5000, 8000, 500, 2500, -60, -18},
		{"telephone", 2500, 3200, 500, 2500, -4, 4},
		{"radio", 50, 250, 700, 2200, -60, -20},
		{"radio", 4500, 8000, 700, 2200, -60, -15},
		{"muffled", 2000, 4000, 150, 500, -40, -14},
		{"muffled", 4000, 8000, 150, 500, -60, -25},
		{"distant", 4000, 8000, 500, 2000, -30, -7},
		{"distant", 50, 150, 500, 2000, -30, -5},
		{"inner", 100, 200, 500, 2500, 1, 4},
		{"growl", 80, 200, 500, 2500, 3, 9},
		{"ghost", 50, 200, 500, 2500, -40, -8},
	} {
		if got := tilt(x, apply(t, tt.effect, x, rate), tt.from, tt.to, tt.carry0, tt.carry1); got < tt.least || got > tt.most {
			t.Errorf("%s: %g to %g Hz is %.1f dB against %g to %g Hz; want %g to %g", tt.effect, tt.from, tt.to, got, tt.carry0, tt.carry1, tt.least, tt.most)
		}
	}
}

// What comes back of a click tells one room from another.
func TestRoomsAnswer(t *testing.T) {
	click := make([]float32, rate/5)
	for i := range click[:rate/20] {
		click[i] = float32(math.Sin(2*math.Pi*700*float64(i)/rate)) * 0.5
	}
	answer := func(name string, after float64) float64 {
		y := apply(t, name, click, rate)
		at := int(after * rate)
		if at+rate/20 > len(y) {
			return -200
		}
		return loud(y[at:at+rate/20], rate) - loud(y[:rate/20], rate)
	}
	if a, b := answer("echoing", 0.5), answer("distant", 0.5); a < -45 || a > -12 || b > a-6 {
		t.Errorf("half a second later a church answers at %.1f LU, a distance at %.1f", a, b)
	}
	for _, near := range []string{"inner", "telephone", "muffled", "in the head"} {
		if a := answer(near, 0.15); a > -60 {
			t.Errorf("%s: something comes back at %.1f LU", near, a)
		}
	}
}

// The ring modulator moves a tone to its sides; an overdriven line adds what was not there.
func TestTonesAreBent(t *testing.T) {
	tone := make([]float32, rate)
	for i := range tone {
		tone[i] = float32(0.3 * math.Sin(2*math.Pi*1000*float64(i)/rate))
	}
	at := func(y []float32, hz float64) float64 { return bandDB(y[:rate], rate, hz, hz+1) }
	robot := apply(t, "robot", tone, rate)
	if d := at(robot, 1050) - at(robot, 1250); d < 10 {
		t.Errorf("a robot's tone has %.1f dB beside it", d)
	}
	phone, radio := apply(t, "telephone", tone, rate), apply(t, "radio", tone, rate)
	if p := at(phone, 3000) - at(phone, 1000); p < -60 || p > -20 {
		t.Errorf("a telephone's third harmonic is at %.1f dB", p)
	}
	if r, p := at(radio, 3000)-at(radio, 1000), at(phone, 3000)-at(phone, 1000); r < p {
		t.Errorf("a radio's third harmonic is at %.1f dB, a telephone's at %.1f", r, p)
	}
}

// Doors, distances and rooms are linear: two voices behind one are the sum of each.
func TestLinear(t *testing.T) {
	a, b := babble(rate), make([]float32, 2*rate)
	for i := range b {
		b[i] = float32(0.1 * math.Sin(2*math.Pi*440*float64(i)/rate))
	}
	sum := make([]float32, len(a))
	for i := range sum {
		sum[i] = a[i] + b[i]
	}
	for _, e := range all {
		if slices.Contains([]string{"telephone", "radio", "growl"}, e.Name) {
			continue // overdriven
		}
		ya, yb, ys := e.do(slices.Clone(a), rate), e.do(slices.Clone(b), rate), e.do(slices.Clone(sum), rate)
		for i := range ys {
			if d := math.Abs(float64(ys[i] - ya[i] - yb[i])); d > 1e-4 {
				t.Errorf("%s: sample %d is %g off", e.Name, i, d)
				break
			}
		}
	}
}

func BenchmarkEffects(b *testing.B) {
	x := babble(rate)
	for _, e := range all {
		b.Run(e.Name, func(b *testing.B) {
			for b.Loop() {
				e.Apply(slices.Clone(x), rate)
			}
			b.ReportMetric(2*float64(b.N)/b.Elapsed().Seconds(), "audio-s/s")
		})
	}
}
