package kokoro

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"radioplay/internal/components"
	"radioplay/internal/ort"
	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// layoutVariable makes a process of this test speak the lines in one layout and report.
const layoutVariable = "KOKORO_BENCH_LAYOUT"

func TestMain(m *testing.M) {
	if layout := os.Getenv(layoutVariable); layout != "" {
		if err := speakLines(layout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	code := m.Run()
	if b, err := shared(); err == nil {
		if err := b.Close(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// shared is the backend of every test that breaks nothing of it, so that its models are loaded once.
var shared = sync.OnceValues(func() (*Backend, error) { return Open(Options{}) })

// report is what one process measured.
type report struct {
	AudioSeconds, WallSeconds, CPUSeconds, LoadSeconds float64
	PeakMB                                             float64
}

// BenchmarkLayouts speaks the same lines in turn as other programs around this
// model do (the model as shipped, one session on two threads, line after line)
// and as this package does (two rewritten halves, shared by two workers, the
// longest line first), each in a process of its own, and reports how many times
// less time the second takes. It takes minutes: go test -run '^$' -bench Layouts -benchtime 2x
func BenchmarkLayouts(b *testing.B) {
	installed(b)
	var sum [2]report
	layouts := [2]string{"peers", "ours"}
	for b.Loop() {
		for i, layout := range layouts {
			r, err := measure(layout)
			if err != nil {
				b.Fatal(err)
			}
			b.Logf("%-5s %6.1f s of audio  real-time factor %.3f  CPU s per audio s %.3f  peak %3.0f MB  loaded in %.1f s", layout,
				r.AudioSeconds, r.WallSeconds/r.AudioSeconds, r.CPUSeconds/r.AudioSeconds, r.PeakMB, r.LoadSeconds)
			sum[i].WallSeconds += r.WallSeconds // for the same text: ours has the less audio, since it trims silence
			sum[i].CPUSeconds += r.CPUSeconds
			sum[i].PeakMB = max(sum[i].PeakMB, r.PeakMB)
		}
	}
	b.ReportMetric(sum[0].WallSeconds/sum[1].WallSeconds, "x-wall")
	b.ReportMetric(sum[0].CPUSeconds/sum[1].CPUSeconds, "x-cpu")
	b.ReportMetric(sum[0].PeakMB, "MB-peers")
	b.ReportMetric(sum[1].PeakMB, "MB-ours")
	b.ReportMetric(0, "ns/op")
}

func measure(layout string) (report, error) {
	var r report
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), layoutVariable+"="+layout)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return r, err
	}
	return r, json.Unmarshal(out, &r)
}

func speakLines(layout string) error {
	b, err := Open(Options{})
	if err != nil {
		return err
	}
	defer b.Close()
	lines, err := readLines()
	if err != nil {
		return err
	}
	began := time.Now()
	speak, workers := b.speakOurs, 2
	if layout == "peers" {
		if speak, err = b.peers(); err != nil {
			return err
		}
		workers = 1
	} else {
		if _, _, err := b.load(); err != nil {
			return err
		}
		slices.SortStableFunc(lines, func(a, b string) int { return len(b) - len(a) })
	}
	r := report{LoadSeconds: time.Since(began).Seconds()}
	cpu := cpuSeconds()
	began = time.Now()
	r.AudioSeconds, err = spread(lines, workers, speak)
	r.WallSeconds, r.CPUSeconds, r.PeakMB = time.Since(began).Seconds(), cpuSeconds()-cpu, peakMB()
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}

// spread has workers speak the lines in order and adds up the seconds of audio.
func spread(lines []string, workers int, speak func(string) (float64, error)) (float64, error) {
	var (
		mu    sync.Mutex
		next  int
		total float64
		errs  []error
		wait  sync.WaitGroup
	)
	for range workers {
		wait.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				mu.Unlock()
				if i >= len(lines) {
					return
				}
				s, err := speak(lines[i])
				mu.Lock()
				total += s
				errs = append(errs, err)
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return total, errors.Join(errs...)
}

func (b *Backend) speakOurs(line string) (float64, error) {
	c, err := b.Synthesize(context.Background(), voices.Utterance{Text: line, Voice: voices.Voice{Name: "af_heart"}})
	return c.Duration().Seconds(), err
}

// peers is the model as shipped in one session on two threads; the words are made as ours are.
func (b *Backend) peers() (func(string) (float64, error), error) {
	speaker, err := phonemes.Open(phonemes.Options{})
	if err != nil {
		return nil, err
	}
	b.speaker, b.ownSpeaker = speaker, true
	whole, symbols, err := b.original(2)
	if err != nil {
		return nil, err
	}
	return func(line string) (float64, error) {
		words, err := speaker.Phonemes(context.Background(), line, phonemes.American, nil)
		if err != nil {
			return 0, err
		}
		phrases, err := symbols.phrases(words, phonemes.American)
		if err != nil {
			return 0, err
		}
		n := 0
		for _, p := range phrases {
			samples, err := b.speakWhole(whole, p, blend{{"af_heart", 1}}, 1)
			if err != nil {
				return 0, err
			}
			n += len(samples)
		}
		return timeOf(n).Seconds(), nil
	}, nil
}

// original opens the model as its makers shipped it.
func (b *Backend) original(threads int) (*ort.Session, vocab, error) {
	lib, err := ort.Open(filepath.Join(b.runtime, components.RuntimeLibrary()))
	if err != nil {
		return nil, nil, err
	}
	s, err := lib.NewSession(filepath.Join(b.dir, components.KokoroModel), ort.Options{Threads: threads})
	if err != nil {
		return nil, nil, err
	}
	v, err := readVocab(filepath.Join(b.dir, components.KokoroVocab))
	return s, v, err
}

// speakWhole runs the original model on one phrase.
func (b *Backend) speakWhole(s *ort.Session, p phrase, mix blend, speed float32) ([]float32, error) {
	style, err := b.styles.row(mix, len(p.symbols))
	if err != nil {
		return nil, err
	}
	tokens := []int64{pad}
	for _, x := range p.symbols {
		tokens = append(tokens, x.id)
	}
	tokens = append(tokens, pad)
	out, err := s.Run(context.Background(), []ort.Tensor{
		{Name: "tokens", Shape: []int64{1, int64(len(tokens))}, Data: tokens},
		{Name: "style", Shape: []int64{1, styleSize}, Data: style},
		{Name: "speed", Shape: []int64{1}, Data: []float32{speed}},
	}, "audio")
	if err != nil {
		return nil, err
	}
	return out[0].Floats(), nil
}

func readLines() ([]string, error) {
	f, err := os.Open(filepath.Join("testdata", "lines.txt"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var lines []string
	s := bufio.NewScanner(f)
	for s.Scan() {
		if line := strings.TrimSpace(s.Text()); line != "" {
			lines = append(lines, line)
		}
	}
	return lines, s.Err()
}

// installed is the shared backend. Where Kokoro or espeak-ng is missing the test is skipped; in CI it fails.
func installed(t testing.TB) *Backend {
	t.Helper()
	b, err := shared()
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skipf("needs the installed voices: %v", err)
	}
	return b
}
