package takes

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"
)

// speeds are how fast engines spoke on this machine, with all their workers: characters a second, by engine. They are kept beside the takes, for
// telling how long a recording will take.
type speeds map[string]float64

func (s *Store) speedFile() string { return filepath.Join(s.dir, "speeds.json") }

// Speed is how many characters an engine spoke in a second when it last recorded; 0: it never did.
func (s *Store) Speed(engine string) float64 { return s.speeds()[engine] }

func (s *Store) speeds() speeds {
	all := speeds{}
	if b, err := os.ReadFile(s.speedFile()); err != nil || json.Unmarshal(b, &all) != nil {
		return speeds{}
	}
	return all
}

// leastRunes is the shortest recording that tells anything about speed.
const leastRunes = 500

// noteSpeed keeps what a run tells. That it cannot be kept spoils nothing: it is told as unknown.
func (s *Store) noteSpeed(engine string, runes int, spent time.Duration) {
	if runes < leastRunes || spent <= 0 {
		return
	}
	all := s.speeds()
	now := float64(runes) / spent.Seconds()
	if before := all[engine]; before > 0 {
		now = (now + before) / 2
	}
	all[engine] = now
	if b, err := json.Marshal(all); err == nil {
		_ = os.WriteFile(s.speedFile(), b, 0o644)
	}
}
