package takes

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"radioplay/voices"
)

// A choice says that a retake stands in for the first take of an utterance. It is a small file beside that take, which stays
// where it is: whoever deletes the choice has the first take again.
type choice struct {
	Format string
	Way    Way
}

const choiceFormat = "radioplay retake 1"

func (s *Store) choicePath(key string) string { return filepath.Join(s.dir, key[:2], key+".retake") }

// Choose makes a retake the take of the utterance whose first take is named key, or, with the zero Way, the first take again.
func (s *Store) Choose(key string, w Way) error {
	path := s.choicePath(key)
	if w == (Way{}) {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("forgetting a retake: %w", err)
		}
		return nil
	}
	b, err := json.Marshal(choice{choiceFormat, w})
	if err != nil {
		return err
	}
	return s.replace(path, func(f *os.File) error {
		_, err := f.Write(append(b, '\n'))
		return err
	})
}

// Chosen is the way of the take that stands for the utterance whose first take is named key: the zero Way, or that of a retake.
// A choice that cannot be read is none; the error says so and wraps ErrDamaged.
func (s *Store) Chosen(key string) (Way, error) {
	b, err := os.ReadFile(s.choicePath(key))
	if errors.Is(err, fs.ErrNotExist) {
		return Way{}, nil
	}
	if err != nil {
		return Way{}, err
	}
	var c choice
	if err := json.Unmarshal(b, &c); err != nil || c.Format != choiceFormat || c.Way.N < 1 {
		return Way{}, fmt.Errorf("%w: %s chooses no retake", ErrDamaged, s.choicePath(key))
	}
	return c.Way, nil
}

// Retake finds the take of an utterance, whose first take is named key, that was recorded in a way. The results are those of Get.
func (s *Store) Retake(key string, w Way) (Take, bool, error) {
	t, ok, err := s.Get(w.key(key))
	t.Retake = w.N
	return t, ok, err
}

// put keeps a clip that was recorded in a way.
func (s *Store) put(key string, w Way, c voices.Clip) (Take, error) {
	t, err := s.Put(w.key(key), c)
	t.Retake = w.N
	return t, err
}

// Find is the take that stands for a request and is in the store, and the key of its first take.
func (r *Recorder) Find(q Request) (key string, t Take, ok bool, err error) {
	b, open := r.Backends[q.Utterance.Voice.Backend]
	if !open {
		return "", Take{}, false, q.fail(fmt.Errorf("no engine %q is open", q.Utterance.Voice.Backend))
	}
	key = Key(b, q.Utterance)
	_, t, ok, err = r.kept(key, q)
	return key, t, ok, err
}

// Retake records a request in another way, unless that was done before. It does not choose it.
func (r *Recorder) Retake(ctx context.Context, q Request, w Way) (Take, error) {
	b, open := r.Backends[q.Utterance.Voice.Backend]
	if !open {
		return Take{}, q.fail(fmt.Errorf("no engine %q is open", q.Utterance.Voice.Backend))
	}
	if w.By != "" {
		v, ok := q.other(w.By)
		if !ok {
			return Take{}, q.fail(fmt.Errorf("%s does not stand in for its voice", w.By))
		}
		return r.instead(ctx, q.Utterance, v)
	}
	key := Key(b, q.Utterance)
	t, ok, err := r.Store.Retake(key, w)
	if ok || err != nil && !errors.Is(err, ErrDamaged) {
		return t, err
	}
	if t, err = r.one(ctx, b, key, w, q); err != nil {
		return t, q.fail(err)
	}
	return t, nil
}
