package takes

import (
	"errors"
	"fmt"
)

// Missing lists the requests that Record would have recorded, one for each distinct utterance, and counts those it would find. Nothing is
// recorded, changed or deleted.
func (r *Recorder) Missing(reqs []Request) (missing []int, found map[string]int, err error) {
	found = map[string]int{} // by engine
	seen := map[string]bool{}
	for i, q := range reqs {
		engine := q.Utterance.Voice.Backend
		b, ok := r.Backends[engine]
		if !ok {
			return nil, nil, q.fail(fmt.Errorf("no engine %q is open", engine))
		}
		key := Key(b, q.Utterance)
		way, err := r.Store.Chosen(key)
		if err != nil && !errors.Is(err, ErrDamaged) {
			return nil, nil, q.fail(err)
		}
		there, err := r.Store.has(way.key(key))
		switch {
		case err != nil:
			return nil, nil, q.fail(err)
		case there:
			found[engine]++
		case !seen[key]:
			missing = append(missing, i)
		}
		seen[key] = true
	}
	return missing, found, nil
}

// has reports whether Get would find a take. A damaged one stays where it is.
func (s *Store) has(key string) (bool, error) {
	_, ok, err := s.look(key)
	if errors.Is(err, ErrDamaged) {
		return false, nil
	}
	return ok, err
}
