package pcm

import "math"

// The kernel: a sinc under a Kaiser window (J. O. Smith, "Digital Audio
// Resampling"). With 32 crossings and beta 12 a 24 to 48 kHz change keeps errors below -110 dB.
const (
	crossings  = 32
	kaiserBeta = 12
)

// Resampler changes the rate of a mono stream by a fixed ratio, exactly: phases are whole numbers, so nothing drifts over hours.
type Resampler struct {
	up, down int         // out/in = up/down in lowest terms
	taps     [][]float32 // one filter a phase
	half     int         // taps on each side
	hist     []float32   // input not yet left behind, hist[0] is input index base
	base     int64
	next     int64 // index of the next output frame
	in       int64 // input frames so far
}

// NewResampler prepares a change from one rate to another, in Hz.
func NewResampler(from, to int) *Resampler {
	g := gcd(from, to)
	r := &Resampler{up: to / g, down: from / g}
	cut := min(1, float64(to)/float64(from)) * 0.97 // pass band up to 97 % of the lower Nyquist frequency
	r.half = int(math.Ceil(crossings / cut))
	r.taps = make([][]float32, r.up)
	for p := range r.taps {
		t := make([]float32, 2*r.half)
		frac := float64(p) / float64(r.up)
		var sum float64
		k := make([]float64, len(t))
		for i := range t {
			x := float64(i-r.half+1) - frac
			k[i] = cut * sinc(cut*x) * kaiser(x/float64(r.half))
			sum += k[i]
		}
		for i := range t {
			t[i] = float32(k[i] / sum)
		}
		r.taps[p] = t
	}
	r.hist = make([]float32, r.half-1) // silence before the beginning
	r.base = -int64(r.half - 1)
	return r
}

// Process takes the next input and appends to out what can be computed from it.
func (r *Resampler) Process(out, in []float32) []float32 {
	r.hist = append(r.hist, in...)
	r.in += int64(len(in))
	for {
		pos := r.next * int64(r.down)
		i, phase := pos/int64(r.up), pos%int64(r.up)
		lo := i - int64(r.half) + 1 - r.base
		if lo+int64(2*r.half) > int64(len(r.hist)) {
			break
		}
		var acc float32
		h := r.hist[lo : lo+int64(2*r.half)]
		for j, t := range r.taps[phase] {
			acc += t * h[j]
		}
		out = append(out, acc)
		r.next++
	}
	keep := r.next*int64(r.down)/int64(r.up) - int64(r.half) + 1
	if drop := keep - r.base; drop > 4096 {
		r.hist = append(r.hist[:0], r.hist[drop:]...)
		r.base = keep
	}
	return out
}

// Flush appends what is left after the last input: with it, n frames in have become OutFrames(n) out.
func (r *Resampler) Flush(out []float32) []float32 {
	want := OutFrames(r.in, r.down, r.up) - r.next
	tail := r.Process(nil, make([]float32, 2*r.half))
	return append(out, tail[:want]...)
}

// OutFrames is how many frames n frames become.
func OutFrames(n int64, from, to int) int64 { return (n*int64(to) + int64(from) - 1) / int64(from) }

// Resample changes the rate of a whole mono recording.
func Resample(x []float32, from, to int) []float32 {
	if from == to {
		return x
	}
	r := NewResampler(from, to)
	return r.Flush(r.Process(make([]float32, 0, OutFrames(int64(len(x)), from, to)), x))
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// kaiser is the window at x from -1 to 1, by the power series of the Bessel function I0.
func kaiser(x float64) float64 {
	if x < -1 || x > 1 {
		return 0
	}
	return bessel0(kaiserBeta*math.Sqrt(1-x*x)) / bessel0(kaiserBeta)
}

func bessel0(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1.0; term > 1e-12*sum; k++ {
		term *= (x / (2 * k)) * (x / (2 * k))
		sum += term
	}
	return sum
}
