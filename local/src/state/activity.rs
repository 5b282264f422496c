//! Where a session was last used: the browser and the device, as its `User-Agent` header describes them.

use serde::{Deserialize, Serialize};

use crate::ids;

/// The browser and the device in which a session was last used.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// The ID, `sess_activity_…`.
    pub id: String,
    /// The browser, such as `Firefox`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser_name: Option<String>,
    /// Its version, such as `146.0`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser_version: Option<String>,
    /// The device or its operating system, such as `iPhone` or `Linux`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_type: Option<String>,
    /// Whether it is a phone or a tablet.
    #[serde(default)]
    pub is_mobile: bool,
}

/// What precedes the version of a browser in its header, and the browser's name. The first match counts: all of them
/// also contain what is expected of older browsers.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Browser"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
];

/// What names a device in the header, the name of its type, and whether it is mobile. The first match counts.
const DEVICES: [(&str, &str, bool); 7] = [
    ("iPhone", "iPhone", true),
    ("iPad", "iPad", true),
    ("Android", "Android", true),
    ("Windows", "Windows", false),
    ("Macintosh", "Macintosh", false),
    ("CrOS", "Chromebook", false),
    ("Linux", "Linux", false),
];

impl Activity {
    /// What a `User-Agent` header describes.
    pub fn of(user_agent: &str) -> Self {
        let browser = BROWSERS.iter().find_map(|(product, name)| {
            let (_, rest) = user_agent.split_once(product)?;
            let version = rest.split(|one: char| !one.is_ascii_digit() && one != '.').next()?;
            Some(((*name).to_owned(), version.to_owned()))
        });
        let device = DEVICES.iter().find(|(word, ..)| user_agent.contains(word));
        let (browser_name, browser_version) = browser.unzip();
        Self {
            id: ids::resource_id("sess_activity"),
            browser_name,
            browser_version,
            device_type: device.map(|(_, name, _)| (*name).to_owned()),
            is_mobile: device.is_some_and(|(.., is_mobile)| *is_mobile),
        }
    }

    /// Whether both are about the same browser on the same type of device.
    pub fn is_like(&self, other: &Self) -> bool {
        let what =
            |one: &Self| (one.browser_name.clone(), one.browser_version.clone(), one.device_type.clone());
        what(self) == what(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_devices_are_recognized_by_their_header() {
        for (header, browser, device, is_mobile) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/147.0.0.0 \
                 Safari/537.36",
                "Chrome 147.0.0.0",
                "Linux",
                false,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 \
                 Safari/537.36 Edg/146.0.3856.62",
                "Edge 146.0.3856.62",
                "Windows",
                false,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:148.0) Gecko/20100101 Firefox/148.0",
                "Firefox 148.0",
                "Macintosh",
                false,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/26.3 Mobile/15E148 Safari/604.1",
                "Safari 26.3",
                "iPhone",
                true,
            ),
            (
                "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Mobile \
                 Safari/537.36",
                "Chrome 146.0.0.0",
                "Android",
                true,
            ),
        ] {
            let one = Activity::of(header);
            let (name, version) = (one.browser_name.expect(header), one.browser_version.expect(header));
            assert_eq!(
                (format!("{name} {version}").as_str(), one.device_type.as_deref()),
                (browser, Some(device))
            );
            assert_eq!(one.is_mobile, is_mobile, "{header}");
        }
    }

    #[test]
    fn an_unknown_header_describes_nothing() {
        let one = Activity::of("curl/8.16.0");
        assert_eq!((&one.browser_name, &one.browser_version, &one.device_type), (&None, &None, &None));
        assert!(one.is_like(&Activity::of("")) && !one.is_like(&Activity::of("Firefox/148.0")));
    }
}
