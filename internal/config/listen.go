package config

import (
	"errors"
	"fmt"
	"net/url"
	"time"
)

// Listen is a recogniser that takes are checked with, at a server with OpenAI's /v1/audio/transcriptions; without a URL there is none.
// The key itself is never a setting: KeyEnv names the variable that holds it.
type Listen struct {
	URL, Model string
	KeyEnv     string `mapstructure:"key_env"`
	Deadline   time.Duration
	Parallel   int
	Tolerance  float64 // share of a line's words that may be heard otherwise, 0 to 1
	Retakes    int     // most retakes of one line
	Price      float64 // of a minute of audio; 0: not known
}

// check keeps the address itself out of errors: it may hold a password.
func (l Listen) check() error {
	u, err := url.Parse(l.URL)
	switch {
	case l.Tolerance < 0 || l.Tolerance >= 1:
		return fmt.Errorf("listen.tolerance %g: it is a share of a line's words, 0 to under 1", l.Tolerance)
	case l.Deadline <= 0 || l.Parallel < 1:
		return fmt.Errorf("listen.deadline %v and listen.parallel %d: both have to be above 0", l.Deadline, l.Parallel)
	case l.Retakes < 1 || l.Retakes > 20:
		return fmt.Errorf("listen.retakes %d is outside 1 to 20", l.Retakes)
	case l.Price < 0:
		return fmt.Errorf("listen.price %g: a price cannot be negative", l.Price)
	case l.URL == "":
		return nil
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return errors.New("listen.url is no address; it looks like https://api.openai.com/v1 or http://127.0.0.1:8000/v1")
	case l.Model == "":
		return errors.New("listen.url is set and listen.model is not; name the model with --listen-model")
	}
	return nil
}
