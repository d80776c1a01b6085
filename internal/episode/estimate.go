package episode

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"radioplay/internal/takes"
	"radioplay/voices"
)

// ErrTooDear is wrapped by the error about a recording that may cost more than the settings allow.
var ErrTooDear = errors.New("more than it may cost")

// Quote is what a production would record and, by the engines' prices, what that would cost.
type Quote struct {
	Record  int           `json:"record"` // lines
	There   int           `json:"there"`  // lines that were recorded before
	Cost    float64       `json:"cost"`   // US dollars, of the engines whose price is known
	Unknown bool          `json:"costUnknown,omitempty"`
	Seconds float64       `json:"seconds,omitempty"` // how long it may take; 0: not known
	Engines []EngineQuote `json:"engines"`
}

// EngineQuote is an engine's part in a Quote.
type EngineQuote struct {
	Engine     string  `json:"engine"`
	Record     int     `json:"record"`
	There      int     `json:"there"`
	Characters int     `json:"characters"` // to be sent
	Cost       float64 `json:"cost"`
	Unknown    bool    `json:"costUnknown,omitempty"` // at least for some of them
	AsOf       string  `json:"asOf,omitempty"`        // month in which the list price was read
	Seconds    float64 `json:"seconds,omitempty"`
}

// Estimate tells what Render would record, without doing it.
func Estimate(ctx context.Context, j Job) (*Quote, error) {
	j.defaults()
	j.dry = true
	reading, c, err := j.plan(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	_, reqs, _, err := requests(j, reading.Script, c)
	if err != nil {
		return nil, err
	}
	r, err := c.recorder(j)
	if err != nil {
		return nil, err
	}
	return c.estimate(j, r, reqs)
}

func (c *Casting) estimate(j Job, r *takes.Recorder, reqs []takes.Request) (*Quote, error) {
	missing, found, err := r.Missing(reqs)
	if err != nil {
		return nil, err
	}
	engines := map[string]*EngineQuote{}
	of := func(name string) *EngineQuote {
		if engines[name] == nil {
			engines[name] = &EngineQuote{Engine: name}
		}
		return engines[name]
	}
	for name, n := range found {
		of(name).There = n
	}
	for _, i := range missing {
		u := reqs[i].Utterance
		e := of(u.Voice.Backend)
		e.Record++
		runes := utf8.RuneCountInString(u.Plain())
		e.Characters += runes
		p, known := voices.PriceOf(r.Backends[u.Voice.Backend], u.Voice)
		e.Unknown = e.Unknown || !known
		e.Cost += p.PerMillion * float64(runes) / 1e6
		e.AsOf = max(e.AsOf, p.AsOf)
	}
	q := &Quote{}
	for _, name := range slices.Sorted(maps.Keys(engines)) {
		e := engines[name]
		if speed := r.Store.Speed(name); speed > 0 {
			e.Seconds = float64(e.Characters) / speed
		}
		if n := j.Settings.Engines[name].PerMinute; n > 0 {
			e.Seconds = max(e.Seconds, 60*float64(e.Record)/n)
		}
		q.Engines = append(q.Engines, *e)
		q.Record, q.There, q.Cost = q.Record+e.Record, q.There+e.There, q.Cost+e.Cost
		q.Unknown = q.Unknown || e.Unknown
		q.Seconds = max(q.Seconds, e.Seconds) // they work side by side
	}
	for _, e := range q.Engines {
		if e.Record > 0 && e.Seconds == 0 {
			q.Seconds = 0
		}
	}
	return q, nil
}

// quote says what a recording will cost before it begins, when it costs anything, and refuses one that may cost more than the settings allow.
func (c *Casting) quote(j Job, r *takes.Recorder, reqs []takes.Request) error {
	q, err := c.estimate(j, r, reqs)
	if err != nil {
		return err
	}
	var told []string
	for _, e := range q.Engines {
		if s := e.cost(); s != "" {
			told = append(told, fmt.Sprintf("%d %s by %s, %d characters: %s", e.Record, plural(e.Record, "line"), e.Engine, e.Characters, s))
		}
	}
	if len(told) == 0 {
		return nil
	}
	most := j.Settings.MaxCost
	switch {
	case most >= 0 && q.Cost > most:
		return fmt.Errorf("%w: %s; max_cost is $%s", ErrTooDear, strings.Join(told, "; "), strconv.FormatFloat(most, 'f', -1, 64))
	case most >= 0 && q.Unknown:
		return fmt.Errorf("%w, perhaps: %s; max_cost is $%s", ErrTooDear, strings.Join(told, "; "), strconv.FormatFloat(most, 'f', -1, 64))
	}
	j.Say("Recording %s.", strings.Join(told, "; "))
	return nil
}

// cost is what an engine's part costs, in words; empty: nothing.
func (e EngineQuote) cost() string {
	switch {
	case e.Unknown:
		return "its price is not known here; set engines." + e.Engine + ".price, in dollars for a million characters"
	case e.Cost == 0:
		return ""
	case e.AsOf != "":
		return "about " + Dollars(e.Cost) + " at the list price of " + e.AsOf
	}
	return "about " + Dollars(e.Cost)
}

// Dollars writes a sum: $0.0042, $0.42, $42.00.
func Dollars(x float64) string {
	if x < 0.01 {
		return fmt.Sprintf("$%.4f", x)
	}
	return fmt.Sprintf("$%.2f", x)
}

// Time is how long the recording may take, to the second.
func (q *Quote) Time() time.Duration {
	return time.Duration(q.Seconds * float64(time.Second)).Round(time.Second)
}
