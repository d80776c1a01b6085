package kokoro

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"

	"radioplay/internal/components"
	"radioplay/internal/spelling"
	"radioplay/voices"
)

// A voice is a table of styles, one row for each number of symbols.
const (
	styleSize = 256
	styleRows = 510
)

// ingredient is one voice of a blend; weights of a blend sum to 1.
type ingredient struct {
	name   string
	weight float64
}

type blend []ingredient

// parseBlend reads "af_heart", "af_heart:0.6+bf_emma:0.4", or names alone for
// equal parts. Styles are points in one space, so a weighted mean is a voice again.
func parseBlend(name string) (blend, error) {
	if strings.TrimSpace(name) == "" {
		return nil, fmt.Errorf("%w: no voice is named; %s is a good one", voices.ErrNoVoice, infos[0].Name)
	}
	var mix blend
	sum := 0.0
	for _, part := range strings.Split(name, "+") {
		who, weight, weighted := strings.Cut(strings.TrimSpace(part), ":")
		in := ingredient{strings.TrimSpace(who), 1}
		if _, ok := infoOf(in.name); !ok {
			return nil, fmt.Errorf("%w: %q; did you mean %s?", voices.ErrNoVoice, in.name, nearest(in.name))
		}
		if weighted {
			w, err := strconv.ParseFloat(strings.TrimSpace(weight), 64)
			if err != nil || w <= 0 || math.IsInf(w, 0) || math.IsNaN(w) {
				return nil, fmt.Errorf("%w: %q: the weight of %s has to be a number above 0, as in af_heart:0.6+bf_emma:0.4",
					voices.ErrNoVoice, name, in.name)
			}
			in.weight = w
		}
		sum += in.weight
		mix = append(mix, in)
	}
	for i := range mix {
		mix[i].weight /= sum
	}
	return mix, nil
}

// accent is that of the heaviest voice; the first of equals.
func (b blend) accent() string {
	most := b[0]
	for _, in := range b[1:] {
		if in.weight > most.weight {
			most = in
		}
	}
	i, _ := infoOf(most.name)
	return i.Accent
}

// nearest is the voice whose name differs by the fewest letters.
func nearest(name string) string {
	names := components.KokoroVoiceNames()
	name = strings.ToLower(name)
	cost := func(v string) int {
		c := spelling.Edits(name, v)
		if _, given, ok := strings.Cut(v, "_"); ok { // "emma" means bf_emma
			c = min(c, 1+spelling.Edits(name, given))
		}
		return c
	}
	sort.SliceStable(names, func(i, j int) bool { return cost(names[i]) < cost(names[j]) })
	return names[0]
}

// styles are the voices read so far.
type styles struct {
	dir string
	mu  sync.Mutex
	all map[string][]float32
}

// row is the style of a blend for a phrase of so many symbols.
func (s *styles) row(mix blend, symbols int) ([]float32, error) {
	at := min(symbols, styleRows-1) * styleSize
	out := make([]float32, styleSize)
	for _, in := range mix {
		table, err := s.table(in.name)
		if err != nil {
			return nil, err
		}
		for i, v := range table[at : at+styleSize] {
			out[i] += float32(in.weight) * v
		}
	}
	return out, nil
}

func (s *styles) table(name string) ([]float32, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.all[name]; t != nil {
		return t, nil
	}
	file := components.KokoroVoices + "/" + name + ".bin"
	if err := components.Verify(s.dir, file); err != nil {
		return nil, fmt.Errorf("%w: %w", voices.ErrNotInstalled, err)
	}
	b, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(file)))
	if err != nil {
		return nil, err
	}
	if len(b) != styleRows*styleSize*4 {
		return nil, fmt.Errorf("%w: %s has %d bytes, not %d; run: %s",
			voices.ErrNotInstalled, file, len(b), styleRows*styleSize*4, components.InstallCommand)
	}
	t := make([]float32, styleRows*styleSize)
	for i := range t {
		t[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	if s.all == nil {
		s.all = map[string][]float32{}
	}
	s.all[name] = t
	return t, nil
}
