package pcm

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func sine(hz float64, rate, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(0.5 * math.Sin(2*math.Pi*hz*float64(i)/float64(rate)))
	}
	return x
}

// snr is the level of want over the difference, in dB, away from the edges.
func snr(got, want []float32, edge int) float64 {
	var sig, err float64
	for i := edge; i < min(len(got), len(want))-edge; i++ {
		d := float64(got[i]) - float64(want[i])
		sig += float64(want[i]) * float64(want[i])
		err += d * d
	}
	return 10 * math.Log10(sig/max(err, 1e-30))
}

func TestResampleKeepsTheSignal(t *testing.T) {
	for _, c := range []struct {
		from, to int
		hz       float64
	}{{24000, 48000, 1000}, {24000, 48000, 5000}, {24000, 48000, 9000}, {22050, 48000, 3000}, {44100, 48000, 10000}, {16000, 48000, 5000}, {48000, 44100, 8000}} {
		got := Resample(sine(c.hz, c.from, c.from), c.from, c.to)
		if len(got) != c.to {
			t.Errorf("%d to %d: %d frames from one second", c.from, c.to, len(got))
		}
		if r := snr(got, sine(c.hz, c.to, c.to), 2000); r < 110 {
			t.Errorf("%d to %d at %g Hz: %.1f dB", c.from, c.to, c.hz, r)
		}
	}
	// What the lower rate cannot hold must go, not fold down.
	alias := Resample(sine(15000, 48000, 48000), 48000, 24000)
	var peak float32
	for _, s := range alias[1000 : len(alias)-1000] {
		peak = max(peak, s, -s)
	}
	if peak > 1e-5 {
		t.Errorf("15 kHz at 24 kHz leaves %g", peak)
	}
}

func TestResamplingInPiecesIsTheSame(t *testing.T) {
	x := sine(440, 22050, 30011)
	whole := Resample(x, 22050, 48000)
	r := NewResampler(22050, 48000)
	var out []float32
	for i := 0; i < len(x); i += 777 {
		out = r.Process(out, x[i:min(i+777, len(x))])
	}
	out = r.Flush(out)
	if len(out) != len(whole) {
		t.Fatalf("%d frames in pieces, %d at once", len(out), len(whole))
	}
	for i := range out {
		if out[i] != whole[i] {
			t.Fatalf("frame %d differs", i)
		}
	}
}

func TestWAVRoundTrip(t *testing.T) {
	x := sine(440, 24000, 2401)
	x[7] = 1.5
	for _, bits := range []int{16, 24, 32} {
		path := filepath.Join(t.TempDir(), "x.wav")
		f, _ := os.Create(path)
		w, err := NewWAVWriter(f, 24000, 1, bits)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.Write(x[:1000]), w.Write(x[1000:]), w.Close(), f.Close()); err != nil {
			t.Fatal(err)
		}
		b, _ := os.ReadFile(path)
		a, err := Decode(b)
		if err != nil || a.Rate != 24000 || a.Channels != 1 || len(a.Samples) != len(x) {
			t.Fatalf("%d bits: %v, %d Hz, %d samples", bits, err, a.Rate, len(a.Samples))
		}
		for i := range x {
			want := x[i]
			if bits < 32 {
				want = min(want, 1)
			}
			if d := math.Abs(float64(a.Samples[i] - want)); d > 1.01/float64(int(1)<<(min(bits, 24)-1)) {
				t.Fatalf("%d bits: sample %d is %g, was %g", bits, i, a.Samples[i], want)
			}
		}
		if _, err := Decode(b[:len(b)-100]); !errors.Is(err, ErrTruncated) {
			t.Errorf("%d bits, cut short: %v", bits, err)
		}
		// What a program wrote that did not know the length: all ones, or (espeak-ng) nearly 2 GB.
		for _, size := range [][]byte{{255, 255, 255, 255}, {0x00, 0xF0, 0xFF, 0x7F}} {
			copy(b[bytes.Index(b, []byte("data"))+4:], size)
			if a, err := Decode(b); err != nil || a.Frames() < len(x) {
				t.Errorf("%d bits, streamed header % x: %v, %d frames", bits, size, err, a.Frames())
			}
		}
	}
}

func ffmpeg(t *testing.T, args ...string) {
	t.Helper()
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("ffmpeg is missing")
		}
		t.Skip("ffmpeg is not installed; it makes the files this test reads")
	}
	if out, err := exec.Command("ffmpeg", append([]string{"-v", "error", "-y"}, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg: %v: %s", err, out)
	}
}

func TestReadsWhatOthersWrite(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name string
		args []string
		slop int // frames the coding may add
	}{
		{"u8.wav", []string{"-c:a", "pcm_u8"}, 0}, {"s24.wav", []string{"-c:a", "pcm_s24le"}, 0}, {"f64.wav", []string{"-c:a", "pcm_f64le"}, 0},
		{"s32.wav", []string{"-c:a", "pcm_s32le"}, 0}, {"rf64.wav", []string{"-rf64", "always"}, 0}, {"x.flac", nil, 0}, {"x.mp3", []string{"-b:a", "128k"}, 4000},
	} {
		path := filepath.Join(dir, c.name)
		args := append([]string{"-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=1", "-ac", "2"}, c.args...)
		ffmpeg(t, append(args, path)...)
		b, _ := os.ReadFile(path)
		a, err := Decode(b)
		if err != nil || a.Rate != 44100 || a.Channels != 2 || a.Frames() < 44100 || a.Frames() > 44100+c.slop {
			t.Errorf("%s: %v, %d Hz, %d channels, %d frames", c.name, err, a.Rate, a.Channels, a.Frames())
			continue
		}
		crossed := 0
		m := a.Mono()[11025:33075] // the middle: a lossy coder's edges ring
		for i := 1; i < len(m); i++ {
			if m[i-1] < 0 && m[i] >= 0 {
				crossed++
			}
		}
		if crossed < 218 || crossed > 222 {
			t.Errorf("%s: %d periods of 440 Hz in half a second", c.name, crossed)
		}
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		buf := make([][2]float64, 1000)
		for k, ok := f.Stream(buf); ok; k, ok = f.Stream(buf) {
			n += k
		}
		if f.Err() != nil || n != a.Frames() || f.Close() != nil {
			t.Errorf("%s: streamed %d of %d frames, %v", c.name, n, a.Frames(), f.Err())
		}
	}
}

func TestOthersReadOurFLAC(t *testing.T) {
	dir := t.TempDir()
	path, back := filepath.Join(dir, "x.flac"), filepath.Join(dir, "back.wav")
	f, _ := os.Create(path)
	w, err := NewFLACWriter(f, 48000, 2, 24)
	if err != nil {
		t.Fatal(err)
	}
	x := sine(997, 48000, 2*10001)
	if err := errors.Join(w.Write(x), w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	ffmpeg(t, "-i", path, "-c:a", "pcm_s24le", back)
	b, _ := os.ReadFile(back)
	theirs, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	b, _ = os.ReadFile(path)
	ours, err := Decode(b)
	if err != nil || len(ours.Samples) != len(x) || len(theirs.Samples) != len(x) {
		t.Fatalf("%v: %d and %d of %d samples", err, len(ours.Samples), len(theirs.Samples), len(x))
	}
	for i := range x {
		if ours.Samples[i] != theirs.Samples[i] || math.Abs(float64(ours.Samples[i]-x[i])) > 1e-6 {
			t.Fatalf("sample %d: ours %g, theirs %g, written %g", i, ours.Samples[i], theirs.Samples[i], x[i])
		}
	}
	if info, _ := os.Stat(path); info.Size() > int64(len(x)*3*9/10) {
		t.Errorf("%d bytes for %d of PCM: nothing was predicted", info.Size(), len(x)*3)
	}
	if _, err := Decode(b[:len(b)/2]); err == nil {
		t.Error("half a FLAC decoded without an error")
	}
}

func TestWhatIsNotAudioIsNamed(t *testing.T) {
	for in, want := range map[string]string{
		"<!DOCTYPE html><p>Bad gateway": "web page", `{"error":"quota"}`: "quota", "": "nothing", "plain words": "text", "\x00\x01\x02": "bytes",
		"RIFF\x00\x00\x00\x00AVI ": "WAVE",
	} {
		_, err := Decode([]byte(in))
		if !errors.Is(err, ErrNotAudio) || !bytes.Contains([]byte(err.Error()), []byte(want)) {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	var seed bytes.Buffer
	w, _ := NewFLACWriter(&seed, 8000, 1, 16)
	_ = w.Write(sine(100, 8000, 300))
	_ = w.Close()
	f.Add(seed.Bytes())
	f.Add([]byte("RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x04\x00\x00\x00\x00\x01\x00\x02"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		a, err := Decode(b)
		if err == nil && (a.Channels < 1 || len(a.Samples)%a.Channels != 0) {
			t.Fatal(fmt.Sprint("broken frames: ", a.Channels, len(a.Samples)))
		}
	})
}
